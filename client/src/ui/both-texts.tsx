import { Button } from './button.tsx'

export type Both = { path: string; label: string; yours: string; theirs: string }

/** Someone saved while you typed: what they saved beside what you typed, for each answer in which the two differ. */
export function BothTexts({ both, onTake }: { both: readonly Both[]; onTake: (path: string) => void }) {
  if (both.length === 0) return null
  return (
    <div className="both-texts full">
      {both.map(({ path, label, yours, theirs }) => (
        <section key={path} aria-label={label}>
          <h3>{label}</h3>
          <dl>
            <div>
              <dt>What they saved</dt>
              <dd className="keep-lines">{theirs || 'Nothing'}</dd>
            </div>
            <div>
              <dt>What you typed</dt>
              <dd className="keep-lines">{yours || 'Nothing'}</dd>
            </div>
          </dl>
          <Button small onClick={() => onTake(path)}>
            Use what they saved
          </Button>
        </section>
      ))}
    </div>
  )
}
