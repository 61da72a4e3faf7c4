import { Link } from '@tanstack/react-router'
import { Card } from '../ui/card.tsx'
import { buttonLook } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { careStatusLabels } from './person.labels.ts'
import { usePerson } from './person-here.ts'

/** The description, care and health of a person, as far as the reader's team has access. */
export function PersonDetails() {
  const { person } = usePerson()
  const { description, care, health } = person.sections
  const mayEdit = person.allowed.includes('person.edit')
  const edit = (part: 'description' | 'care' | 'health', isThere: boolean) =>
    mayEdit && (
      <Link to={`/people/$personId/${part}`} params={{ personId: person.id }} className={buttonLook('secondary', true)}>
        {isThere ? 'Change' : 'Add'}
        <span className="only-heard"> {part}</span>
      </Link>
    )
  return (
    <div className="stacks">
      <div>
        {(description || mayEdit) && (
          <Card title="Description" actions={edit('description', description !== null)}>
            <Facts rows>
              <Fact label="What they look like">{description?.appearance}</Fact>
              <Fact label="Marks">{description?.marks}</Fact>
              <Fact label="Languages">{description?.languages}</Fact>
            </Facts>
          </Card>
        )}
      </div>
      <div>
        {(care || mayEdit) && (
          <Card title="Care" actions={edit('care', care !== null)}>
            <Facts rows>
              <Fact label="Care">{care && careStatusLabels[care.status]}</Fact>
              <Fact label="Home address">{care?.homeAddress && <Copied text={care.homeAddress} what="home address" />}</Fact>
              <Fact label="Phone">{care?.phone && <Copied text={care.phone} what="phone number" />}</Fact>
              <Fact label="Lives with, or at">{care?.livesWith}</Fact>
              <Fact label="Key worker">{care?.keyWorker}</Fact>
            </Facts>
          </Card>
        )}
        {(health || mayEdit) && (
          <Card title="Health" actions={edit('health', health !== null)}>
            <Facts rows>
              <Fact label="Conditions">{health?.conditions}</Fact>
              <Fact label="Medication">{health?.medication}</Fact>
              <Fact label="If a dose is missed">{health?.medicationIfMissed}</Fact>
              <Fact label="Allergies">{health?.allergies}</Fact>
            </Facts>
          </Card>
        )}
      </div>
    </div>
  )
}

const Copied = ({ text, what }: { text: string; what: string }) => (
  <>
    {text} <CopyButton text={text} what={what} />
  </>
)
