import type { DisclosureLevel } from '@waymark/shared/episodes/whereabouts.ts'
import { Banner } from '../ui/banner.tsx'
import { mayDiscloseLabels } from './enquiry.labels.ts'

/** Warns the reader what must not be disclosed to the person who reported. */
export function MayDisclose({ mayDisclose }: { mayDisclose: DisclosureLevel }) {
  if (mayDisclose === 'full') return null
  const { title, says } = mayDiscloseLabels[mayDisclose]
  return (
    <Banner tone="warn" title={title}>
      <p>{says}</p>
    </Banner>
  )
}
