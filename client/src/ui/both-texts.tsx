import { Button } from './button.tsx'

export type Both = { path: string; label: string; yours: string; theirs: string }

type BothTextsProps = {
  both: readonly Both[]
  onTake: (path: string) => void
  /** Words to use instead of those for a record that someone else saved. */
  words?: { theirs: string; yours: string; take: string }
}

/** Shown when someone else saved in the meantime: their text beside the user's, for each answer that differs. */
export function BothTexts({ both, onTake, words = ofRecord }: BothTextsProps) {
  if (both.length === 0) return null
  return (
    <div className="both-texts full">
      {both.map(({ path, label, yours, theirs }) => (
        <section key={path} aria-label={label}>
          <h3>{label}</h3>
          <dl>
            <div>
              <dt>{words.theirs}</dt>
              <dd className="keep-lines">{theirs || 'Nothing'}</dd>
            </div>
            <div>
              <dt>{words.yours}</dt>
              <dd className="keep-lines">{yours || 'Nothing'}</dd>
            </div>
          </dl>
          <Button small onClick={() => onTake(path)}>
            {words.take}
          </Button>
        </section>
      ))}
    </div>
  )
}

const ofRecord = { theirs: 'What they saved', yours: 'What you typed', take: 'Use what they saved' }
