import { useEffect, useRef, type ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { ErrorSummary, type FieldError } from './error-summary.tsx'

/** What a form shows above its fields, and what it does when sent. Made by `useForm`. */
export type FormFrame = {
  send: () => void
  errors: readonly FieldError[]
  /** Why it could not be saved, if no single field is the cause. */
  problem: string | undefined
  /** The number of attempts to send. */
  turn: number
  /** Content before the fields and after the buttons, such as the state of the draft. */
  above?: ReactNode
  below?: ReactNode
}

type FormProps = {
  frame: FormFrame
  /** Fields in one column, at reading width. */
  oneColumn?: boolean
  /** Without padding, for use inside a container that has some. */
  bare?: boolean
  label?: string
  /** The heading of `problem`, for a form that does not save. */
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
