import type { DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import { Banner } from '../ui/banner.tsx'
import { mayDiscloseLabels } from './enquiry.labels.ts'

/** Before anything is said to the person who reported: what may be told, where not everything may. */
export function MayDisclose({ mayDisclose }: { mayDisclose: DisclosureLevel }) {
  if (mayDisclose === 'full') return null
  const { title, says } = mayDiscloseLabels[mayDisclose]
  return (
    <Banner tone="warn" title={title}>
      <p>{says}</p>
    </Banner>
  )
}
