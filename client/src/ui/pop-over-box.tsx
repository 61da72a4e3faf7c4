import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import type { PopOverProps } from './pop-over.tsx'

/** The button and its box, open at once: it takes the place of the button that was pressed. */
export function PopOverBox({ button, look, title, children }: PopOverProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    // Focus first, so that it comes back here when the box closes.
    trigger.current?.focus({ preventScroll: true })
    setOpen(true)
  }, [])
  return (
    <I18nProvider locale="en-GB">
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={look} ref={trigger}>
          {button}
        </Button>
        <Popover className="pop-over" placement="bottom end">
          <Dialog className="pop-over-box">
            {({ close }) => (
              <>
                <header>
                  <Heading slot="title" level={2}>
                    {title}
                  </Heading>
                </header>
                {children(close)}
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </I18nProvider>
  )
}
