import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import Pill from 'lucide-react/icons/pill'
import { WarningNote } from '../ui/warning-note.tsx'

/** Warnings to know before approaching the person: danger, allergies and medication. Shown in the header on every tab. */
export function EpisodeWarnings({ sections: { summary, health } }: Pick<EpisodeView, 'sections'>) {
  const known = health?.person
  return (
    <>
      {summary.person.warning && <WarningNote boxed>{summary.person.warning}</WarningNote>}
      {known?.allergies && <WarningNote boxed>Allergies: {known.allergies}</WarningNote>}
      {(known?.medication || known?.medicationIfMissed) && (
        <WarningNote boxed icon={<Pill size={15} aria-hidden />}>
          Medication:{' '}
          {[known.medication, known.medicationIfMissed && `if missed: ${known.medicationIfMissed}`].filter(Boolean).join('; ')}
        </WarningNote>
      )}
    </>
  )
}

/** Whether EpisodeWarnings has something to show. */
export const hasWarnings = ({ sections: { summary, health } }: Pick<EpisodeView, 'sections'>): boolean =>
  Boolean(summary.person.warning || health?.person?.allergies || health?.person?.medication || health?.person?.medicationIfMissed)
