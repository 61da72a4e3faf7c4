import type { EpisodeStatus } from '@waymark/shared/episodes/episode.ts'
import { Tag } from '../ui/tag.tsx'
import { statusLabels } from './episode.labels.ts'

export function StatusTag({ status }: { status: EpisodeStatus }) {
  const { word, tone } = statusLabels[status]
  return <Tag tone={tone}>{word}</Tag>
}
