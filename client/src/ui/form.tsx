import { useEffect, useRef, type ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { ErrorSummary, type FieldError } from './error-summary.tsx'

/** What a form shows above its fields, and what sending it does. Made by `useForm`. */
export type FormFrame = {
  send: () => void
  errors: readonly FieldError[]
  /** Why it could not be saved, where that is not a matter of single fields. */
  problem: string | undefined
  /** Counts the tries. */
  turn: number
  /** What stands before the fields, and after the buttons: how far the text is kept. */
  above?: ReactNode
  below?: ReactNode
}

type FormProps = {
  frame: FormFrame
  /** Fields below each other, at a width for reading. */
  oneColumn?: boolean
  /** Without space around it, where what it stands in has that already. */
  bare?: boolean
  label?: string
  /** The head of the problem, where nothing was to be saved. */
  problemTitle?: string
  children: ReactNode
}

/** A form: summary of errors, problem, fields in two columns on wide screens, one on phones. */
export function Form({ frame, oneColumn, bare, label, problemTitle = 'This was not saved', children }: FormProps) {
  const { errors, problem, turn, send, above, below } = frame
  return (
    <form
      noValidate
      className={['form', oneColumn && 'one-column', bare && 'bare'].filter(Boolean).join(' ')}
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {errors.length > 0 && <ErrorSummary key={turn} errors={errors} />}
      {problem && <ProblemBox key={turn} title={problemTitle} text={problem} />}
      {above}
      {children}
      {below}
    </form>
  )
}

function ProblemBox({ title, text }: { title: string; text: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="full" tabIndex={-1} ref={box}>
      <Banner tone="danger" title={title}>
        <p>{text}</p>
      </Banner>
    </div>
  )
}
