import Check from 'lucide-react/icons/check'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuPart, MenuProps } from './menu.tsx'

/** The button and its open list. It replaces the button of `Menu` that was pressed. */
export function MenuList({ button, look, head, parts }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    // Focus the button first, so that focus returns to it when the list closes.
    trigger.current?.focus({ preventScroll: true })
    setOpen(true)
  }, [])
  return (
    <I18nProvider locale="en-GB">
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={look} ref={trigger}>
          {button}
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          {head && <div className="menu-head">{head}</div>}
          <AriaMenu className="menu" autoFocus="first">
            {parts.map((part, place) => (
              <Part key={part.title ?? place} part={part} />
            ))}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
    </I18nProvider>
  )
}

function Part({ part: { title, choices } }: { part: MenuPart }) {
  const chosen = choices.filter(choice => choice.chosen).map(({ id, label }) => id ?? label)
  const choosing =
    chosen.length > 0 ? ({ selectionMode: 'single', selectedKeys: chosen, disallowEmptySelection: true } as const) : {}
  return (
    <MenuSection aria-label={title ?? 'To do'} {...choosing}>
      {title && <Header>{title}</Header>}
      {choices.map(({ id, label, hint, icon, onPress, chosen }) => (
        <MenuItem key={id ?? label} id={id ?? label} className="menu-item" textValue={label} onAction={onPress}>
          {icon}
          <span>
            {label}
            {hint && <span className="hint">{hint}</span>}
          </span>
          {chosen && <Check className="end" size={16} aria-hidden />}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
