import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonHit } from '@waymark/shared/people/search.ts'
import FileText from 'lucide-react/icons/file-text'
import History from 'lucide-react/icons/history'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import User from 'lucide-react/icons/user'
import { useState } from 'react'
import { problemText } from '../lib/http/problem-text.ts'
import { useRecent } from '../lib/navigation/recent.ts'
import { useSession } from '../lib/session/session.ts'
import { fewestLetters, searchQuery } from '../people/person.api.ts'
import { nameAndAge, whyFound } from '../people/person.labels.ts'
import { useAfterPause } from '../ui/after-pause.ts'
import { Palette, type PaletteChoice } from '../ui/palette.tsx'
import { chooseTheme } from '../ui/theme.ts'
import { placesFor } from './navigation.ts'

/** Search for anything accessible: people, references, pages and recently opened records. */
export function Find({ onClose }: { onClose: () => void }) {
  const { allowed } = useSession()
  const navigate = useNavigate()
  const recent = useRecent()
  const [text, setText] = useState('')
  const typed = text.trim()
  const [paused] = useAfterPause(typed, 250)
  const mayFind = allowed.includes('person.search')
  const isSearched = mayFind && typed.length >= fewestLetters
  const query = useQuery({ ...searchQuery(paused), enabled: isSearched && paused.length >= fewestLetters })
  const isWaiting = isSearched && (paused !== typed || query.isPending)
  const hits = isSearched && !isWaiting ? (query.data?.hits ?? []).slice(0, 8) : []

  const then = (go: () => unknown) => () => {
    onClose()
    go()
  }
  const toPerson = (personId: string) => then(() => navigate({ to: '/people/$personId', params: { personId } }))
  const toEpisode = (episodeId: string) => then(() => navigate({ to: '/episodes/$episodeId', params: { episodeId } }))

  const places: PaletteChoice[] = placesFor(allowed).map(({ to, label, icon: Icon }) => ({
    id: to,
    label: label === 'Report' ? 'Report missing' : label,
    icon: <Icon size={18} aria-hidden />,
    onPress: then(() => navigate({ to })),
  }))
  const looks: PaletteChoice[] = appearances.map(({ value, label, icon: Icon }) => ({
    id: value,
    label,
    icon: <Icon size={18} aria-hidden />,
    onPress: then(() => chooseTheme(value)),
  }))
  const opened: PaletteChoice[] = recent.map(({ subject, id, label, hint }) => ({
    id,
    label,
    hint,
    icon: <History size={18} aria-hidden />,
    onPress: subject === 'episode' ? toEpisode(id) : toPerson(id),
  }))
  const found = hits.map((hit): PaletteChoice => {
    const isEpisode = isReferenceOf(hit, typed)
    return {
      id: hit.id,
      label: nameAndAge(hit.name, hit.age),
      hint: isEpisode ? hit.latest.reference : `${hit.reference}, ${whyFound(hit.matched).toLowerCase()}`,
      icon: isEpisode ? <FileText size={18} aria-hidden /> : <User size={18} aria-hidden />,
      onPress: isEpisode ? toEpisode(hit.latest.id) : toPerson(hit.id),
    }
  })
  const matching = (choices: PaletteChoice[]) => choices.filter(({ label }) => says(label, typed))
  const parts = typed
    ? [
        // Local results come first, so that nothing moves when the server's answer arrives.
        { title: 'Go to', choices: matching(places) },
        { title: 'Appearance on this device', choices: matching(looks) },
        { title: 'People', choices: found },
      ]
    : [
        { title: 'Recent', choices: opened },
        { title: 'Go to', choices: places },
        { title: 'Appearance on this device', choices: looks },
      ]
  const nothing = parts.every(({ choices }) => choices.length === 0)
  return (
    <Palette
      label={mayFind ? 'Name, reference or what to do' : 'What to do'}
      text={text}
      onText={setText}
      parts={parts}
      state={
        isWaiting && nothing
          ? 'Searching…'
          : isSearched && query.error && !isWaiting
            ? problemText(query.error)
            : nothing && !isWaiting
              ? 'Nothing found that your team can see'
              : ''
      }
      onClose={onClose}
    />
  )
}

const appearances = [
  { value: 'device', label: 'Appearance: match device', icon: Monitor },
  { value: 'light', label: 'Appearance: light', icon: Sun },
  { value: 'dark', label: 'Appearance: dark', icon: Moon },
] as const

const bare = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
const isReferenceOf = (hit: PersonHit, typed: string) => bare(hit.latest.reference) === bare(typed)

/** Whether each typed word is the start of a word in the label. */
const says = (label: string, typed: string): boolean => {
  const words = label.toLowerCase().split(/\W+/)
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every(part => words.some(word => word.startsWith(part)))
}
