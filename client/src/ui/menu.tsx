import { lazy, Suspense, useState, type ReactNode } from 'react'

export type MenuChoice = {
  /** Needed where two choices may have the same label. */
  id?: string
  label: string
  /** A muted line below the label. */
  hint?: string
  icon?: ReactNode
  onPress: () => void
  /** In a part that is a selection: whether this is the current choice. */
  chosen?: boolean
}
/** A group of choices with a heading: actions, or one selection. */
export type MenuPart = { title?: string; choices: readonly MenuChoice[] }
export type MenuProps = {
  button: ReactNode
  look: string
  /** Content above the list. */
  head?: ReactNode
  parts: readonly MenuPart[]
}

const load = () => import('./menu-list.tsx')
const MenuList = lazy(async () => ({ default: (await load()).MenuList }))

/** A button that opens a list of actions or choices. The code of the list loads on hover or focus. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false)
  const ready = () => void load().catch(() => undefined)
  const button = (
    <button
      type="button"
      className={props.look}
      aria-haspopup="menu"
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
      <MenuList {...props} />
    </Suspense>
  )
}
