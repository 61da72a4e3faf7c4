import { Link } from '@tanstack/react-router'
import { useEpisode } from '../episodes/episode.api.ts'
import { buttonLook } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'

/** Links from an episode to its person's disclosure log, and to the forms that record a disclosure or print the summary. */
export function DisclosureLinks() {
  const { id: episodeId, personId, allowed } = useEpisode()
  return (
    <Card title="Disclosures">
      <CardBody>
        <div className="buttons">
          <Link to="/people/$personId/disclosures" params={{ personId }} className={buttonLook()}>
            See the disclosure log
          </Link>
          {allowed.includes('information.add') && (
            <Link to="/episodes/$episodeId/sharing/disclosure" params={{ episodeId }} className={buttonLook()}>
              Record a disclosure
            </Link>
          )}
          <Link to="/episodes/$episodeId/sharing/print" params={{ episodeId }} className={buttonLook()}>
            Print summary
          </Link>
        </div>
      </CardBody>
    </Card>
  )
}
