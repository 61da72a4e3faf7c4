import { Fragment, useId, type ReactNode } from 'react'
import { FieldGroup, type Control, type Labelled } from './field.tsx'

export type Option<T> = { value: T; label: ReactNode; hint?: ReactNode }

type RadioGroupProps<T> = Control<T> &
  Labelled & {
    options: readonly (Option<T> & { /** Follow-up fields, shown when this option is chosen. */ then?: ReactNode })[]
    stacked?: boolean
  }

/** Radio buttons. The whole box of an option can be pressed. */
export function RadioGroup<T extends string | number | boolean>(props: RadioGroupProps<T>) {
  const { id: given, value, onChange, error, label, hint, optional = false, full = false, options, stacked } = props
  const own = useId()
  const id = given ?? own
  return (
    <FieldGroup {...{ id, label, hint, error, optional, full }}>
      <div className={stacked ? 'choices stacked' : 'choices'}>
        {options.map((option, place) => (
          <Fragment key={String(option.value)}>
            <label className="choice">
              <input
                type="radio"
                name={id}
                value={place}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              <ChoiceText {...option} />
            </label>
            {stacked && option.value === value && option.then && <div className="follow-up">{option.then}</div>}
          </Fragment>
        ))}
      </div>
      {!stacked &&
        options.map(
          option =>
            option.value === value &&
            option.then && (
              <div key={String(option.value)} className="follow-up">
                {option.then}
              </div>
            ),
        )}
    </FieldGroup>
  )
}

/** The label of an option, with a hint below. */
export function ChoiceText({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span>
      {label}
      {hint && <span className="choice-hint">{hint}</span>}
    </span>
  )
}
