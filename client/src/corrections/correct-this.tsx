import { Link } from '@tanstack/react-router'
import { correctableOfRecord, type RecordField } from '@waymark/shared/corrections/correction.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session/session.ts'
import { useMayCorrect } from './may-correct.ts'
import { keyOf } from './texts-now.ts'

type CorrectThisProps = {
  field: RecordField
  /** The record that contains the field. */
  of: { id: string; by: { team: string } }
  /** Completes the link's name for screen readers, which read it out of context. */
  what: string
}

/**
 * A link to correct a record, for the team that recorded it and for the lead team. Support notes are corrected only by their own
 * team. This only decides whether to show the link; the form reads from the server which records may be corrected.
 */
export function CorrectThis({ field, of, what }: CorrectThisProps) {
  const { agency, team } = useSession()
  const { id: episodeId, bases } = useEpisode()
  const may = useMayCorrect()
  const isOurs = of.by.team === `${agency.name}, ${team.name}`
  const leads = bases.includes('lead') || bases.includes('national')
  if (!may || !(isOurs || (leads && correctableOfRecord[field].section !== 'support'))) return null
  return (
    <Link
      to="/episodes/$episodeId/sharing/correct"
      params={{ episodeId }}
      hash={keyOf({ field, about: of.id })}
      className="small"
    >
      Correct<span className="only-heard"> {what}</span>
    </Link>
  )
}
