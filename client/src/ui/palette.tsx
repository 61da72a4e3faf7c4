import Search from 'lucide-react/icons/search'
import { useEffect, type ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { announce } from './live-region.tsx'
import './styles/palette.css'

export type PaletteChoice = { id: string; label: string; hint?: string | undefined; icon: ReactNode; onPress: () => void }
export type PalettePart = { title: string; choices: readonly PaletteChoice[] }

type PaletteProps = {
  /** Its purpose: read out, and shown in the empty field. */
  label: string
  text: string
  onText: (text: string) => void
  parts: readonly PalettePart[]
  /** Text below the field: that a search is running, or that nothing was found. */
  state: string
  onClose: () => void
}

/** A search field with a list over the page, fully usable by keyboard. Escape closes it, and focus returns to where it was. */
export function Palette({ label, text, onText, parts, state, onClose }: PaletteProps) {
  const count = parts.reduce((sum, { choices }) => sum + choices.length, 0)
  const said = state || (text && `${count} to choose from`)
  useEffect(() => {
    const timer = said ? setTimeout(() => announce(said), 400) : undefined
    return () => clearTimeout(timer)
  }, [said])
  return (
    <I18nProvider locale="en-GB">
      <ModalOverlay className="palette-back" isOpen isDismissable onOpenChange={open => !open && onClose()}>
        <Modal className="palette">
          <Dialog aria-label={label}>
            <Autocomplete inputValue={text} onInputChange={onText}>
              <SearchField aria-label={label} autoFocus className="palette-field">
                <Search size={20} aria-hidden />
                <Input
                  placeholder={label}
                  maxLength={200}
                  autoComplete="off"
                  spellCheck={false}
                  onKeyDown={event => {
                    // Close on the first Escape. By default it would only clear the field.
                    if (event.key === 'Escape') onClose()
                  }}
                />
                <kbd className="not-on-phone">Esc</kbd>
              </SearchField>
              {state && <p className="palette-state">{state}</p>}
              <ListBox aria-label="To choose from" className="palette-list" selectionMode="none">
                {parts
                  .filter(({ choices }) => choices.length > 0)
                  .map(({ title, choices }) => (
                    <ListBoxSection key={title} id={title}>
                      <Header>{title}</Header>
                      {choices.map(({ id, label: name, hint, icon, onPress }) => (
                        <ListBoxItem key={id} id={id} textValue={name} className="palette-item" onAction={onPress}>
                          {icon}
                          <span className="name">{name}</span>
                          {hint && <span className="hint">{hint}</span>}
                        </ListBoxItem>
                      ))}
                    </ListBoxSection>
                  ))}
              </ListBox>
            </Autocomplete>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}
