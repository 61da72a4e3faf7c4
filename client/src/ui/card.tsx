import { useId, type ReactNode } from 'react'

type CardProps = {
  title?: ReactNode
  /** Tags beside the title. */
  tags?: ReactNode
  /** Buttons or chips at the right of the header. */
  actions?: ReactNode
  tone?: 'danger'
  level?: 2 | 3
  children: ReactNode
}

/** A part of a page with a heading. Tables, facts, timelines and forms are direct children; other content needs a CardBody. */
export function Card({ title, tags, actions, tone, level = 2, children }: CardProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={tone ? `card ${tone}` : 'card'} aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <div className="title">
            <Heading id={id}>{title}</Heading>
            {tags}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}

/** Content of a card with the usual padding. */
export function CardBody({ children }: { children: ReactNode }) {
  return <div className="card-body">{children}</div>
}

/** The body of a page: cards below each other, with a side column on wide screens, or narrow for reading and forms. */
export function Columns({ side, narrow, children }: { side?: ReactNode; narrow?: boolean; children: ReactNode }) {
  return (
    <div className={`columns${side ? ' with-side' : ''}${narrow ? ' narrow' : ''}`}>
      <div className="main-column">{children}</div>
      {side && <div className="side-column">{side}</div>}
    </div>
  )
}
