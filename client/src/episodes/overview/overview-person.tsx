import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { careStatusLabels } from '../../people/person.labels.ts'
import { useSession } from '../../lib/session/session.ts'
import { buttonLook } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Time } from '../../ui/time.tsx'
import { answerLabels } from '../episode.labels.ts'
import { conditionLabels } from '../whereabouts.labels.ts'

type Sections = EpisodeView['sections']
/** The id of the person to edit; undefined if the reader may not edit. */
type Edit = string | undefined
type Of<T> = { of: T; edit: Edit }

/** Returns the person's id if the reader may edit description, care and health: on the lead, area, placing or national basis. */
export function useMayEditPerson({ personId, bases }: EpisodeView): Edit {
  const { allowed } = useSession()
  const isTheirs = bases.some(basis => ['lead', 'area', 'placing', 'national'].includes(basis))
  return isTheirs && allowed.includes('person.edit') ? personId : undefined
}

/** The description of the person. */
export function DescriptionCard({ of, edit }: Of<NonNullable<Sections['description']>['person']>) {
  if (!of && !edit) return null
  return (
    <Card title="Description" actions={<Change part="description" personId={edit} isThere={of !== null} />}>
      <Facts rows>
        <Fact label="What they look like">{of && <span className="prose">{of.appearance}</span>}</Fact>
        {of?.marks && <Fact label="Marks">{of.marks}</Fact>}
        {of?.languages && <Fact label="Languages">{of.languages}</Fact>}
      </Facts>
    </Card>
  )
}

/** The care that the person is in, and their carers. */
export function CareCard({ of, edit }: Of<NonNullable<Sections['care']>>) {
  return (
    <Card title="Care" actions={<Change part="care" personId={edit} isThere={true} />}>
      <Facts rows>
        <Fact label="Care">{careStatusLabels[of.status]}</Fact>
        {of.homeAddress && (
          <Fact label="Home address">
            {of.homeAddress} <CopyButton text={of.homeAddress} what="home address" />
          </Fact>
        )}
        {of.phone && (
          <Fact label="Phone">
            {of.phone} <CopyButton text={of.phone} what="phone number" />
          </Fact>
        )}
        {of.livesWith && <Fact label="Lives with, or at">{of.livesWith}</Fact>}
        {of.keyWorker && <Fact label="Key worker">{of.keyWorker}</Fact>}
      </Facts>
    </Card>
  )
}

/** The health of the person, and the findings of the return check. */
export function HealthCard({ of: { person, returnCheck }, edit }: Of<NonNullable<Sections['health']>>) {
  if (!person && !returnCheck && !edit) return null
  return (
    <Card title="Health" actions={<Change part="health" personId={edit} isThere={person !== null} />}>
      <Facts rows>
        {!person && <Fact label="Known conditions" />}
        {person?.conditions && <Fact label="Conditions">{person.conditions}</Fact>}
        {person?.medication && <Fact label="Medication">{person.medication}</Fact>}
        {person?.medicationIfMissed && <Fact label="If a dose is missed">{person.medicationIfMissed}</Fact>}
        {person?.allergies && <Fact label="Allergies">{person.allergies}</Fact>}
        {returnCheck && (
          <Fact label="Return check">
            {conditionLabels[returnCheck.condition]}, came to harm: {answerLabels[returnCheck.harm].toLowerCase()}
            {returnCheck.note && <span className="prose">. {returnCheck.note}</span>}
            <span className="muted small block">
              Seen <Time mid at={returnCheck.seenAt} />, {returnCheck.by.name}, {returnCheck.by.team}
            </span>
          </Fact>
        )}
      </Facts>
    </Card>
  )
}

function Change({ part, personId, isThere }: { part: 'description' | 'care' | 'health'; personId: Edit; isThere: boolean }) {
  if (!personId) return null
  return (
    <Link to={`/people/$personId/${part}`} params={{ personId }} className={buttonLook('secondary', true)}>
      {isThere ? 'Change' : 'Add'}
      <span className="only-heard"> {part}</span>
    </Link>
  )
}
