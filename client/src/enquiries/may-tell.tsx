import type { WhereaboutsTold } from '@waymark/shared/episodes/whereabouts.ts'
import { Banner } from '../ui/banner.tsx'
import { mayTellWords } from './enquiry-words.ts'

/** Before anything is said to the person who reported: what may be told, where not everything may. */
export function MayTell({ told }: { told: WhereaboutsTold }) {
  if (told === 'full') return null
  const { title, says } = mayTellWords[told]
  return (
    <Banner tone="warn" title={title}>
      <p>{says}</p>
    </Banner>
  )
}
