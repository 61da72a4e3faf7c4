import { risks, type Risk } from '@waymark/shared/episodes/episode.ts'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleMinus from 'lucide-react/icons/circle-minus'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { Look } from '../ui/tag.tsx'

/** Labels for levels of risk. */
export const riskLabels: Readonly<Record<Risk, string>> = { high: 'High risk', medium: 'Medium risk', low: 'Low risk' }

/** Levels of risk as tags: always word, icon and colour. */
export const riskLooks: Readonly<Record<Risk, Look>> = {
  high: { word: riskLabels.high, tone: 'solid-red', icon: TriangleAlert },
  medium: { word: riskLabels.medium, tone: 'orange', icon: CircleAlert },
  low: { word: riskLabels.low, tone: 'grey', icon: CircleMinus },
}

/** What each level means and requires, according to the National Missing Persons Framework for Scotland. */
export const riskMeanings: Readonly<Record<Risk, string>> = {
  high: 'The risk is immediate: they are in danger through their own vulnerability, may have been the victim of a serious crime, or the public is in danger. Search at once; a senior officer leads.',
  medium:
    'They are likely to place themselves in danger, or are a threat to themselves or others. Active enquiries, with other agencies.',
  low: 'Low risk of harm to them or to others. Standard enquiries; review if anything changes.',
}

/** Whether a code of an event is a level of risk. */
export const isLevel = (code: unknown): code is Risk => risks.some(level => level === code)

/** The title of an assessment: raised, lowered or unchanged. */
export function riskTitle({ from, level }: Readonly<Record<string, unknown>>): string {
  if (!isLevel(level)) return 'Risk assessed'
  if (!isLevel(from) || from === level) return `Risk reviewed: still ${level}`
  return `Risk ${way(from, level)}`
}

/** The title of a supervisor's review. */
export function reviewTitle({ from, level }: Readonly<Record<string, unknown>>): string {
  if (!isLevel(level)) return 'Risk reviewed'
  return `Risk reviewed: ${!isLevel(from) || from === level ? `still ${level}` : way(from, level)}`
}

const way = (from: Risk, level: Risk) =>
  `${risks.indexOf(level) < risks.indexOf(from) ? 'raised' : 'lowered'} from ${from} to ${level}`
