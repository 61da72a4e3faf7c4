import { lazy, Suspense, useState, type ReactNode } from 'react'

export type PopOverProps = {
  button: ReactNode
  look: string
  /** What the box is called. */
  title: string
  children: (close: () => void) => ReactNode
}

const load = () => import('./pop-over-box.tsx')
const PopOverBox = lazy(async () => ({ default: (await load()).PopOverBox }))

/** A button that opens a box over the page, with links or small things to do. Its code comes when a hand or focus is on the button. */
export function PopOver(props: PopOverProps) {
  const [isWanted, setWanted] = useState(false)
  const ready = () => void load().catch(() => undefined)
  const button = (
    <button
      type="button"
      className={props.look}
      aria-haspopup="dialog"
      aria-expanded={false}
      onPointerEnter={ready}
      onFocus={ready}
      onClick={() => setWanted(true)}
    >
      {props.button}
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <PopOverBox {...props} />
    </Suspense>
  )
}
