/** Initials of a name, as decoration. The name itself must appear beside them. */
export function Initials({ name, round }: { name: string; round?: boolean }) {
  return (
    <span className={round ? 'initials round' : 'initials'} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

/** Isla MacLeod → IM. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => /\p{L}/u.test(word))
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase() || '?'
}
