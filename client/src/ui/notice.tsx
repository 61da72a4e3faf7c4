import X from 'lucide-react/icons/x'
import { useEffect, useState } from 'react'
import { Banner } from './banner.tsx'
import { Button, IconButton } from './button.tsx'
import { announce } from './live-region.tsx'
import { createStore } from './store.ts'
import { useUndoTime } from './undo-time.ts'

type Noticed = { text: string; undo?: (() => Promise<string>) | undefined }
const noticed = createStore<Noticed | undefined>(undefined)

/**
 * Shows what was just done. Call it after navigation, because leaving a page clears its notice. `undo` reverses it and returns
 * the text to announce.
 */
export const notice = (text: string, undo?: () => Promise<string>): void => noticed.set({ text, undo })

/** The current notice, until it is closed or the page (`place`) changes. It is read out after the page's name. */
export function Notice({ place }: { place: string }) {
  const now = noticed.use()
  const [pending, setPending] = useState(false)
  const { text, undo } = now ?? {}
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => announce(undo ? `${text} You can undo this.` : text), 200)
    return () => clearTimeout(timer)
  }, [text, undo])
  useEffect(() => () => noticed.set(undefined), [place])
  useUndoTime(undo !== undefined && !pending, () => noticed.set({ text: text ?? '' }))
  if (!text) return null
  const takeBack = async () => {
    setPending(true)
    const said = await undo?.()
    setPending(false)
    if (said) noticed.set({ text: said })
  }
  return (
    <Banner
      tone="done"
      actions={
        <>
          {undo && (
            <Button small pending={pending} onClick={() => void takeBack()}>
              Undo
            </Button>
          )}
          <IconButton inline label="Put this away" icon={<X size={16} aria-hidden />} onClick={() => noticed.set(undefined)} />
        </>
      }
    >
      <p>{text}</p>
    </Banner>
  )
}
