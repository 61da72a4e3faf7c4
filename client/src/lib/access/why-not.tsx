import { lazy, Suspense } from 'react'
import { Loading } from '../../ui/loading.tsx'
import { PopOver } from '../../ui/pop-over.tsx'
import './why-not.css'
import type { WhyAsked } from './why-not-list.tsx'

const WhyNotList = lazy(async () => ({ default: (await import('./why-not-list.tsx')).WhyNotList }))

/** Explains why something cannot be done or read here, and who could. It sends no request until it is opened. */
export function WhyNot(props: WhyAsked) {
  return (
    <PopOver look="why-not" button="What I can’t do here" title="What you cannot do here">
      {() => (
        <Suspense fallback={<Loading />}>
          <WhyNotList {...props} />
        </Suspense>
      )}
    </PopOver>
  )
}
