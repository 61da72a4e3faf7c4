import type { QuestionStatus, RefusalGround } from '@waymark/shared/questions/question.ts'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import Deadline from 'lucide-react/icons/clock'
import Eye from 'lucide-react/icons/eye'
import Send from 'lucide-react/icons/send'
import { sayRefusals } from '../lib/http/problem-text.ts'
import type { Look } from '../ui/tag.tsx'

/** Labels for the states of a question. */
export const questionLooks: Readonly<Record<QuestionStatus, Look>> = {
  asked: { word: 'Asked', tone: 'orange', icon: Send },
  seen: { word: 'Seen', tone: 'blue', icon: Eye },
  answered: { word: 'Answered', tone: 'green', icon: CircleCheck },
  refused: { word: 'Not answered', tone: 'red', icon: CircleX },
  expired: { word: 'Expired', tone: 'grey', icon: Deadline },
}

/** Why a team does not answer. */
export const groundLabels: Readonly<Record<RefusalGround, string>> = {
  notHeld: 'We hold nothing about this',
  noBasis: 'We have no legal basis to answer',
  consentRefused: 'The person does not want us to',
  wouldHarm: 'Answering could harm someone',
  wrongTeam: 'Another team should be asked',
}

sayRefusals({
  'question.answered': 'This question has already been answered. Reload the page.',
  'question.refused': 'Your team has already said that it will not answer this.',
  'question.expired': 'This question has expired. The team that asked can ask again.',
  'question.withheld': 'This question is withheld from you for now, so you cannot answer it.',
  'question.seen': 'Your team has already seen this.',
})
