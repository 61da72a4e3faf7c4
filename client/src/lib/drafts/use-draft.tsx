import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { announce } from '../../ui/live-region.tsx'
import { DraftChoice, DraftKept, DraftLine, draftSaid } from './draft-said.tsx'
import type { DraftOf, Typed } from './draft-of.ts'
import { enter, keeperOf } from './drafts.ts'

type FormHere = {
  /** The form's current values to save; undefined until something is typed. */
  typed: Typed | undefined
  /** Puts saved values into the form and returns all its values after that. */
  put: (values: Typed) => Typed
  /** Resets the form to its start values. */
  restart: () => void
  fieldId: (path: string) => string
}

type DraftHere = {
  above: ReactNode
  below: ReactNode
  /** Whether the form can be left without losing text. */
  isSafe: boolean
  /** Deletes the draft after the form was sent. */
  sent: () => void
}

/** Loads a form's draft on opening, saves typed text as it changes, and shows the state. Without `of` nothing is saved. */
export function useDraft(of: DraftOf | undefined, form: FormHere): DraftHere {
  const [keeper] = useState(() => of && keeperOf(of))
  const kept = useSyncExternalStore(keeper?.listen ?? never, () => keeper?.state())
  const [found, setFound] = useState<{ savedAt: string | null }>()
  const [dropped, setDropped] = useState<Typed>()
  const here = useRef(form)
  useEffect(() => void (here.current = form))

  const put = (values: Typed, savedAt: string | null) => keeper?.known(here.current.put(values), savedAt)
  const putIn = useRef(put)
  useEffect(() => {
    if (!keeper) return
    const leave = enter(keeper)
    let isHere = true
    void keeper.open().then(found => {
      if (!isHere || !found) return
      putIn.current(found.values, found.savedAt)
      setFound({ savedAt: found.savedAt })
    })
    return () => {
      isHere = false
      leave()
    }
  }, [keeper])

  const { typed } = form
  useEffect(() => {
    if (typed) keeper?.typed(typed)
  }, [keeper, typed])

  const said = kept && draftSaid(kept)
  const heard = kept && kept.is !== 'saving' && kept.is !== 'saved' ? said : kept?.is === 'saved' ? 'Draft saved' : undefined
  const last = useRef<string>(undefined)
  useEffect(() => {
    // Announced once per change of state, not after every save.
    if (!heard || heard === last.current) return
    last.current = heard
    announce(said ?? heard)
  }, [heard, said])

  if (!keeper || !kept) return { above: null, below: null, isSafe: false, sent: () => undefined }
  const startAgain = () => {
    setDropped(form.typed)
    setFound(undefined)
    form.restart()
    void keeper.drop()
  }
  const undo = () => {
    if (dropped) keeper.typed(form.put(dropped))
    setDropped(undefined)
    setFound({ savedAt: null })
  }
  const theirs = kept.is === 'overtaken' ? kept.theirs : undefined
  const takeAll = () => {
    const values = keeper.takeTheirs()
    if (values) put(values.values, values.savedAt)
    else {
      form.restart()
      void keeper.drop()
    }
  }
  return {
    above:
      theirs !== undefined ? (
        <DraftChoice
          mine={form.typed ?? {}}
          theirs={theirs}
          fieldId={form.fieldId}
          onTake={values => form.put({ ...form.typed, ...values })}
          onKeep={keeper.keepMine}
          onTakeAll={takeAll}
        />
      ) : dropped || found ? (
        <DraftKept
          savedAt={found?.savedAt ?? null}
          isDropped={dropped !== undefined}
          onStartAgain={startAgain}
          onUndo={undo}
          onPutAway={() => setDropped(undefined)}
        />
      ) : null,
    below: said ? <DraftLine kept={kept} said={said} /> : null,
    isSafe: kept.is === 'nothing' || kept.is === 'saving' || kept.is === 'saved',
    sent: () => {
      setFound(undefined)
      void keeper.drop()
    },
  }
}

const never = () => () => undefined
