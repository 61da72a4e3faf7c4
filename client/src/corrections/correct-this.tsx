import { Link } from '@tanstack/react-router'
import { correctableOfRecord, type RecordField } from '@waymark/shared/corrections/correction.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useSession } from '../lib/session.ts'
import { useMayCorrect } from './may-correct.ts'
import { keyOf } from './texts-now.ts'

type CorrectThisProps = {
  field: RecordField
  /** The record that it stands on. */
  of: { id: string; by: { team: string } }
  /** What it is, for whoever hears the link without what stands around it. */
  what: string
}

/** Beside what was recorded: the way to put it right, for its own team and for whoever leads. The form asks the server what is theirs. */
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
