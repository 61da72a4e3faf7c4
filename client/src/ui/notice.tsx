import X from 'lucide-react/icons/x'
import { useEffect, useSyncExternalStore } from 'react'
import { Banner } from './banner.tsx'
import { IconButton } from './button.tsx'
import { announce } from './live-region.tsx'

let noticed: string | undefined
const listening = new Set<() => void>()

/** Says on this page what was just done: after going to it, since leaving a page puts its notice away. */
export const notice = (text: string): void => set(text)

/** Where that stands, until it is put away or the page (its `place`) is left. It is heard after the name of the page. */
export function Notice({ place }: { place: string }) {
  const text = useSyncExternalStore(listen, () => noticed)
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => announce(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => () => set(undefined), [place])
  if (!text) return null
  return (
    <Banner
      tone="done"
      actions={<IconButton inline label="Put this away" icon={<X size={16} aria-hidden />} onClick={() => set(undefined)} />}
    >
      <p>{text}</p>
    </Banner>
  )
}

function set(next: string | undefined) {
  noticed = next
  for (const changed of listening) changed()
}

function listen(changed: () => void) {
  listening.add(changed)
  return () => listening.delete(changed)
}
