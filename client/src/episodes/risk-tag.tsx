import type { Risk } from '@waymark/shared/episodes/episode.ts'
import { riskLooks } from '../risk/risk.labels.ts'
import { LookTag } from '../ui/tag.tsx'

/** A risk level as word, icon and colour, so that colour alone never carries it. */
export function RiskTag({ risk, large = false }: { risk: Risk; large?: boolean }) {
  return <LookTag look={riskLooks[risk]} large={large} />
}
