import { lazy, Suspense, useState, type ReactNode } from 'react'

export type MenuChoice = {
  /** Where two of a menu may have the same label. */
  id?: string
  label: string
  /** A muted line below the label. */
  hint?: string
  icon?: ReactNode
  onPress: () => void
  /** Of a part that is a choice: whether it is the one that holds now. */
  chosen?: boolean
}
/** Things of a menu under a heading: to do, or to choose one of. */
export type MenuPart = { title?: string; choices: readonly MenuChoice[] }
export type MenuProps = {
  button: ReactNode
  look: string
  /** Stands above the list. */
  head?: ReactNode
  parts: readonly MenuPart[]
}

const load = () => import('./menu-list.tsx')
const MenuList = lazy(async () => ({ default: (await load()).MenuList }))

/** A button that opens a list of things to do or to choose. The code of the list comes when a hand or focus is on the button. */
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
