import type { Risk } from '@waymark/shared/episodes/episode.ts'
import { riskLooks, riskWords } from '../risk/risk-words.ts'
import { Tag } from '../ui/tag.tsx'

/** A level of risk: always word, icon and colour. */
export function RiskTag({ risk, large = false }: { risk: Risk; large?: boolean }) {
  const { tone, icon: Icon } = riskLooks[risk]
  return (
    <Tag tone={tone} icon={<Icon size={large ? 16 : 14} aria-hidden />} large={large}>
      {riskWords[risk]}
    </Tag>
  )
}
