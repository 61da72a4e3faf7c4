import { useEffect, useRef, type ReactNode } from 'react'
import { Initials } from './initials.tsx'

type PageHeaderProps = {
  title: ReactNode
  /** For a person: the name whose initials appear before the title. */
  initialsOf?: string | undefined
  /** Badges beside the title. */
  tags?: ReactNode
  /** The muted line below the title. */
  under?: ReactNode
  /** Warnings that stay in view on every tab. */
  warnings?: ReactNode
  deadlines?: ReactNode
  /** A `PeopleHere`. */
  here?: ReactNode
  actions?: ReactNode
  /** A `SubNav`. */
  nav?: ReactNode
}

/** The header of a page, with its subject. It stays in view on wide screens. */
export function PageHeader({ title, initialsOf, tags, under, warnings, deadlines, here, actions, nav }: PageHeaderProps) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => tellHeight(head.current), [])
  return (
    <div className={nav ? 'page-header has-nav' : 'page-header'} ref={head}>
      <div className="row">
        {initialsOf !== undefined && <Initials name={initialsOf} />}
        <div className="who">
          <h1>
            {title}
            {tags}
          </h1>
          {under && <div className="under">{under}</div>}
          {here}
        </div>
        {deadlines && <dl className="deadlines">{deadlines}</dl>}
        {actions && <div className="buttons">{actions}</div>}
      </div>
      {warnings && <div className="warnings">{warnings}</div>}
      {nav}
    </div>
  )
}

/** Passes the header's height to the styles as --sticky-top, so that content scrolled into view is not hidden behind it. */
function tellHeight(head: HTMLElement | null): (() => void) | undefined {
  if (!head) return undefined
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => {
    const isSticky = getComputedStyle(head).position === 'sticky'
    style.setProperty('--sticky-top', isSticky ? `${head.offsetHeight}px` : '0px')
  })
  observer.observe(head)
  return () => {
    observer.disconnect()
    style.removeProperty('--sticky-top')
  }
}

/** Tabs of one record, as router links. `<Link>` marks the current one. */
export function SubNav({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null)
  // On a phone the current tab may lie outside the strip. It is scrolled into view only when it changes.
  useEffect(() => {
    const links = nav.current
    if (!links) return
    const bring = () => {
      const current = links.querySelector<HTMLElement>('[aria-current]')
      if (current) links.scrollLeft = current.offsetLeft - (links.clientWidth - current.offsetWidth) / 2
    }
    bring()
    const watch = new MutationObserver(bring)
    watch.observe(links, { subtree: true, attributeFilter: ['aria-current'] })
    return () => watch.disconnect()
  }, [])
  return (
    <nav className="subnav" aria-label={label} data-keeps-focus ref={nav}>
      {children}
    </nav>
  )
}
