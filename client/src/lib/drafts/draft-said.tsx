import type { DraftView } from '@waymark/shared/drafts/draft.ts'
import Check from 'lucide-react/icons/check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import { Banner } from '../../ui/banner.tsx'
import { BothTexts, type Both } from '../../ui/both-texts.tsx'
import { Button, Buttons } from '../../ui/button.tsx'
import { inLondon, showDay, showTime } from '../../ui/london-time.ts'
import { now } from '../../ui/now.ts'
import { useUndoTime } from '../../ui/undo-time.ts'
import type { Kept, Typed } from './draft-of.ts'
import { flat } from './draft-values.ts'

/** One line that says how far the text has been saved. */
export function draftSaid(kept: Kept): string | undefined {
  switch (kept.is) {
    case 'nothing':
    case 'overtaken':
      return undefined
    case 'saving':
      return 'Saving draft…'
    case 'saved':
      return `Draft saved ${showTime(kept.at)}`
    case 'away':
      return 'Not saved: no connection. We will keep trying'
    case 'signed-out':
      return 'Not saved: you were signed out'
    case 'refused':
      return kept.problem.code === 'too-large'
        ? 'Not saved: this is too long to keep as a draft'
        : 'Not saved: a draft of this cannot be kept any more'
  }
}

export function DraftLine({ kept, said }: { kept: Kept; said: string }) {
  const isFine = kept.is === 'saved' || kept.is === 'saving'
  return (
    <p className={isFine ? 'draft-line full' : 'draft-line warn full'}>
      {kept.is === 'saved' && <Check size={16} aria-hidden />}
      {!isFine && <CircleAlert size={16} aria-hidden />}
      {said}
    </p>
  )
}

/** For example: on Tuesday at 2:38pm, today at 9am, on 21 Nov at 9pm. */
function since(instant: string): string {
  const at = inLondon(instant)
  const days = at.toPlainDate().until(inLondon(now()).toPlainDate()).days
  const day = showDay(at, now())
  if (days < 2) return `${day.toLowerCase()} at ${showTime(at)}`
  return `on ${days < 7 ? at.toLocaleString('en-GB', { weekday: 'long' }) : day} at ${showTime(at)}`
}

type DraftKeptProps = {
  savedAt: string | null
  isDropped: boolean
  onStartAgain: () => void
  onUndo: () => void
  onPutAway: () => void
}

/** Says that the form opened with an earlier draft. The person can drop it, and undo that for ten seconds. */
export function DraftKept({ savedAt, isDropped, onStartAgain, onUndo, onPutAway }: DraftKeptProps) {
  useUndoTime(isDropped, onPutAway)
  return (
    <div className="full">
      <Banner
        actions={
          <Button small onClick={isDropped ? onUndo : onStartAgain}>
            {isDropped ? 'Undo' : 'Start again'}
          </Button>
        }
      >
        <p>{isDropped ? 'You started again.' : `We kept what you wrote${savedAt ? ` ${since(savedAt)}` : ''}.`}</p>
      </Banner>
    </div>
  )
}

type DraftChoiceProps = {
  mine: Typed
  theirs: DraftView | null
  fieldId: (path: string) => string
  onTake: (values: Typed) => void
  onKeep: () => void
  onTakeAll: () => void
}

const words = { theirs: 'On the other device', yours: 'On this page', take: 'Use the other' }

/** Shows both texts when another device saved the same draft. Nothing is overwritten until the person chooses. */
export function DraftChoice({ mine, theirs, fieldId, onTake, onKeep, onTakeAll }: DraftChoiceProps) {
  const both = theirs ? differing(mine, theirs.values, fieldId) : []
  return (
    <div className="draft-choice full">
      <Banner tone="warn" title={theirs ? 'You wrote this on two devices' : 'This draft was sent or discarded elsewhere'}>
        <p>
          {theirs
            ? `The other was saved ${since(theirs.savedAt)}. Nothing is lost: choose which one to keep.`
            : 'You sent or discarded it on another device. What you typed here is not saved until you choose.'}
        </p>
        <Buttons>
          <Button small onClick={onKeep}>
            Keep what is on this page
          </Button>
          <Button small onClick={onTakeAll}>
            {theirs ? 'Use the other device’s' : 'Start again'}
          </Button>
        </Buttons>
      </Banner>
      <BothTexts
        both={both}
        words={words}
        onTake={path => theirs && onTake(nest(mine, path.split('.'), flat(theirs.values).get(path)))}
      />
    </div>
  )
}

/** The texts that differ, labelled as on the page. A value without a text field can only be taken with the whole draft. */
function differing(mine: Typed, theirs: Typed, fieldId: (path: string) => string): Both[] {
  const [here, there] = [flat(mine), flat(theirs)]
  return [...new Set([...here.keys(), ...there.keys()])].flatMap(path => {
    const field = document.getElementById(fieldId(path))
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return []
    const [yours, other] = [textOf(here.get(path)), textOf(there.get(path))]
    return yours === other ? [] : [{ path, label: field.labels?.[0]?.textContent ?? '', yours, theirs: other }]
  })
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** A copy of the values with the one at this path changed. */
function nest(values: Typed, [name = '', ...rest]: string[], value: unknown): Typed {
  const inner = values[name]
  return {
    ...values,
    [name]: rest.length === 0 ? value : nest(typeof inner === 'object' && inner !== null ? { ...inner } : {}, rest, value),
  }
}
