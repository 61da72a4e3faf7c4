import type { EpisodeStatus } from '@waymark/shared/episodes/episode.ts'
import { Tag } from '../ui/tag.tsx'
import { statusWords } from './episode-words.ts'

/** Where an episode stands. */
export function StatusTag({ status }: { status: EpisodeStatus }) {
  const { word, tone } = statusWords[status]
  return <Tag tone={tone}>{word}</Tag>
}
