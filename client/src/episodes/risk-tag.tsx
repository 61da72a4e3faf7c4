import type { Risk } from '@waymark/shared/episodes/episode.ts'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleMinus from 'lucide-react/icons/circle-minus'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { riskWords } from '../risk/risk-words.ts'
import { Tag, type Tone } from '../ui/tag.tsx'

const looks = {
  high: { tone: 'solid-red', icon: TriangleAlert },
  medium: { tone: 'orange', icon: CircleAlert },
  low: { tone: 'grey', icon: CircleMinus },
} as const satisfies Record<Risk, { tone: Tone; icon: unknown }>

/** A level of risk: always word, icon and colour. */
export function RiskTag({ risk, large = false }: { risk: Risk; large?: boolean }) {
  const { tone, icon: Icon } = looks[risk]
  return (
    <Tag tone={tone} icon={<Icon size={large ? 16 : 14} aria-hidden />} large={large}>
      {riskWords[risk]}
    </Tag>
  )
}
