import { lazy, Suspense, useState, type ReactNode } from 'react'

export type PopOverProps = {
  button: ReactNode
  look: string
  /** The heading of the box. */
  title: string
  children: (close: () => void) => ReactNode
}

const load = () => import('./pop-over-box.tsx')
const PopOverBox = lazy(async () => ({ default: (await load()).PopOverBox }))

/** A button that opens a box with links or small actions over the page. Its code loads on hover or focus. */
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
