import type { Risk } from '@waymark/shared/episodes/episode.ts'
import { riskLooks } from '../risk/risk.labels.ts'
import { LookTag } from '../ui/tag.tsx'

/** A level of risk: always word, icon and colour. */
export function RiskTag({ risk, large = false }: { risk: Risk; large?: boolean }) {
  return <LookTag look={riskLooks[risk]} large={large} />
}
