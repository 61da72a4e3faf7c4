import { Link, useRouter } from '@tanstack/react-router'
import X from 'lucide-react/icons/x'
import { useEffect } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { buttonLook, IconButton } from '../../ui/button.tsx'
import { announce } from '../../ui/live-region.tsx'
import { createStore } from '../../ui/store.ts'

type Lost = { place: string; text: string }
const lost = createStore<readonly Lost[]>([])

/** Shows on every page that an edit was refused after it was shown. It stays until the person opens the form or dismisses it. */
export function sayNotSaved(place: string, text: string): void {
  away(place)
  lost.set([...lost.get(), { place, text }])
}

/** Shows the refused edits. Rendered once, in the shell. */
export function NotSaved() {
  const all = lost.use()
  const router = useRouter()
  const heard = all.at(-1)?.text
  useEffect(() => {
    if (heard) announce(`Not saved. ${heard}`)
  }, [heard])
  useEffect(() => router.subscribe('onResolved', ({ toLocation }) => away(toLocation.pathname)), [router])
  if (all.length === 0) return null
  const banners = all.map(({ place, text }) => (
    <Banner
      key={place}
      tone="warn"
      title="Not saved"
      actions={
        <>
          <Link to={place} className={buttonLook('secondary', true)}>
            Back to what you typed
          </Link>
          <IconButton inline label="Put this away" icon={<X size={16} aria-hidden />} onClick={() => away(place)} />
        </>
      }
    >
      <p>{text} The page shows what was there before.</p>
    </Banner>
  ))
  return <div className="not-saved">{banners}</div>
}

const away = (place: string) => lost.set(lost.get().filter(one => one.place !== place))
