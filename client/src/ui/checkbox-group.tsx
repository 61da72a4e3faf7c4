import Check from 'lucide-react/icons/check'
import { useId, type ReactNode } from 'react'
import { describedBy, FieldGroup, type Control, type Labelled } from './field.tsx'
import { ChoiceText, type Option } from './radio-group.tsx'

type CheckboxGroupProps<T> = Control<T[]> & Labelled & { options: readonly Option<T>[]; stacked?: boolean }

/** Checkboxes for any number of options. The answer keeps the order of the options. */
export function CheckboxGroup<T extends string>(props: CheckboxGroupProps<T>) {
  const { id: given, value = [], onChange, error, label, hint, optional = false, full = false, options, stacked } = props
  const own = useId()
  const id = given ?? own
  const isChosen = (option: T) => value.includes(option)
  const toggle = (changed: T) =>
    onChange(options.map(option => option.value).filter(option => isChosen(option) !== (option === changed)))
  return (
    <FieldGroup {...{ id, label, hint, error, optional, full }}>
      <div className={stacked ? 'choices stacked' : 'choices'}>
        {options.map(option => (
          <label key={option.value} className="choice">
            <input type="checkbox" checked={isChosen(option.value)} onChange={() => toggle(option.value)} />
            <Check className="tick" size={14} strokeWidth={4} aria-hidden />
            <ChoiceText {...option} />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

type CheckboxProps = Control<boolean> & { label: ReactNode; hint?: ReactNode; full?: boolean }

/** A single checkbox. */
export function Checkbox({ id: given, value = false, onChange, error, label, hint, full }: CheckboxProps) {
  const own = useId()
  const id = given ?? own
  return (
    <div className={full ? 'field full' : 'field'} data-invalid={error ? '' : undefined}>
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <span className="only-heard">Error: </span>
          {error}
        </span>
      )}
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          checked={value}
          onChange={event => onChange(event.target.checked)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, undefined, error)}
        />
        <Check className="tick" size={14} strokeWidth={4} aria-hidden />
        <ChoiceText label={label} hint={hint} />
      </label>
    </div>
  )
}
