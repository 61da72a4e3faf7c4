import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import EyeOff from 'lucide-react/icons/eye-off'
import { Card, CardBody } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Time } from '../../ui/time.tsx'
import { foundByLabels, foundPlaceLabels, disclosureLevelLabels } from '../whereabouts.labels.ts'

type WhereaboutsProps = {
  of: NonNullable<EpisodeView['sections']['whereabouts']>
  summary: EpisodeView['sections']['summary']
}

/** The whereabouts: shown, reported by a partner but not yet checked, or withheld without any hint of the place. */
export function WhereaboutsCard({ of, summary }: WhereaboutsProps) {
  if (of.state === 'withheld')
    return (
      <Card title="Whereabouts">
        <CardBody>
          <p>Whereabouts are restricted. Ask {summary.leadTeam.name}, who lead this episode, if you need to know more.</p>
        </CardBody>
      </Card>
    )
  return (
    <Card title={of.state === 'shown' ? 'Where they were found' : 'Reported back by a partner'} tags={<Told summary={summary} />}>
      <Facts rows>
        {of.state === 'shown' && (
          <>
            <Fact label="Place">{foundPlaceLabels[of.kind]}</Fact>
            <Fact label="Address">
              {of.address} <CopyButton text={of.address} what="address" />
            </Fact>
            <Fact label="Area">{of.area}</Fact>
            <Fact label="Found by">{foundByLabels[of.foundBy]}</Fact>
            {summary.locatedAt && (
              <Fact label="Found">
                <Time at={summary.locatedAt} as="full" />
              </Fact>
            )}
          </>
        )}
        {of.reports.map(({ returnedAt, text }) => (
          <Fact key={`${returnedAt} ${text}`} label={of.state === 'shown' ? 'A partner said' : 'Not checked by police yet'}>
            <span className="prose">{text}</span>
            <span className="muted small block">
              Back <Time mid at={returnedAt} />
            </span>
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

function Told({ summary: { mayDisclose } }: Pick<WhereaboutsProps, 'summary'>) {
  if (mayDisclose === 'full') return null
  return (
    <Tag tone="orange" icon={<EyeOff size={14} aria-hidden />}>
      Can be told: {disclosureLevelLabels[mayDisclose].toLowerCase()}
    </Tag>
  )
}
