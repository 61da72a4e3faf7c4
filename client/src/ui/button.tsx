import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Kind = 'primary' | 'secondary' | 'danger' | 'plain'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'disabled'> & {
  children: ReactNode
  kind?: Kind
  small?: boolean
  icon?: ReactNode
  /** While pending, the button keeps focus, says so, and ignores presses. */
  pending?: boolean | undefined
}

/** The classes of a button, for a link that should look like one. */
export const buttonLook = (kind: Kind = 'secondary', small = false): string =>
  `button${kind === 'secondary' ? '' : ` ${kind}`}${small ? ' small' : ''}`

/** A button, never disabled. What cannot be done is not offered, and errors are shown after pressing. */
export function Button({ children, kind, small, icon, pending, onClick, type = 'button', className, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonLook(kind, small)}${className ? ` ${className}` : ''}`}
      data-pending={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={event => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <LoaderCircle className="spin" size={18} aria-hidden /> : icon}
      {children}
      {pending && <span className="only-heard">, please wait</span>}
    </button>
  )
}

/** A row of buttons, the main one first. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  label: string
  icon: ReactNode
  inline?: boolean
}

/** A square button with an icon. `label` is its name. `inline` is for use within a line of text. */
export function IconButton({ label, icon, inline, ...rest }: IconButtonProps) {
  return (
    <button {...rest} type="button" className={inline ? 'icon-button inline' : 'icon-button'} aria-label={label} title={label}>
      {icon}
    </button>
  )
}
