import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type Tone = 'grey' | 'blue' | 'green' | 'orange' | 'red' | 'solid-red'

/** A badge for a state or a level: always a word, with an icon where the colour means something. */
export function Tag({
  tone = 'grey',
  icon,
  large,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  large?: boolean
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}${large ? ' large' : ''}`}>
      {icon}
      {children}
    </span>
  )
}

/** How one code of a closed list is shown: always word, icon and colour. */
export type Look = { word: string; tone: Tone; icon: LucideIcon }

/** A badge for a code with a `Look`. */
export function LookTag({ look: { word, tone, icon: Icon }, large = false }: { look: Look; large?: boolean }) {
  return (
    <Tag tone={tone} icon={<Icon size={large ? 16 : 14} aria-hidden />} large={large}>
      {word}
    </Tag>
  )
}

/** A count beside a word, such as "Tasks 20". Only screen readers get `of`. */
export function Count({ n, of }: { n: number; of?: string }) {
  return (
    <span className="count">
      {n}
      {of && <span className="only-heard"> {of}</span>}
    </span>
  )
}
