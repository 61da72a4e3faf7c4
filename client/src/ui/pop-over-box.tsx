import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import type { PopOverProps } from './pop-over.tsx'

/** The button and its open box. It replaces the button of `PopOver` that was pressed. */
export function PopOverBox({ button, look, title, children }: PopOverProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    // Focus the button first, so that focus returns to it when the box closes.
    trigger.current?.focus({ preventScroll: true })
    setOpen(true)
  }, [])
  return (
    <I18nProvider locale="en-GB">
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={look} ref={trigger}>
          {button}
        </Button>
        {/* The popover itself is the dialog, so that its hidden dismiss button for screen readers is inside. */}
        <Popover className="pop-over" placement="bottom end" aria-labelledby={id}>
          <div className="pop-over-box">
            <header>
              <h2 id={id}>{title}</h2>
            </header>
            {children(() => setOpen(false))}
          </div>
        </Popover>
      </DialogTrigger>
    </I18nProvider>
  )
}
