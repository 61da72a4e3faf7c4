import { useLocation } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import { sections as inOrder } from '@waymark/shared/permissions.ts'
import type { ShareView } from '@waymark/shared/shares/share.ts'
import { useState } from 'react'
import { sectionLabels } from '../lib/access/section.labels.ts'
import { legalBasisLabels, viewsLabels } from '../referrals/referral.labels.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { inLondon, showDayAhead, showWhen } from '../ui/london-time.ts'
import { Tag } from '../ui/tag.tsx'
import { EndShare } from './end-share.tsx'
import { ReviewShare } from './review-share.tsx'
import { CloseWork, ExtendShare, NarrowShare } from './share-panels.tsx'
import {
  answerLabels,
  askedLabel,
  conditionLabels,
  dutyLabels,
  endReasonLabels,
  purposeLabels,
  receiverOf,
} from './share.labels.ts'

type ShareRowProps = { share: ShareView; episodeId: string; allowed: EpisodeView['allowed'] }
const doings = ['extend', 'narrow', 'end', 'closeWork', 'review'] as const
type Doing = (typeof doings)[number]

/** One share, with the actions that the user may do. */
export function ShareRow({ share, episodeId, allowed }: ShareRowProps) {
  const [doing, setDoing] = useState<Doing | undefined>(useLocation().hash === `review-${share.id}` ? 'review' : undefined)
  const { urgent, live, toBegin, sections, opened } = share
  const lasts = live || toBegin
  const close = () => setDoing(undefined)
  const may: Readonly<Record<Doing, boolean>> = {
    extend: lasts && share.until !== null && allowed.includes('share.extend'),
    narrow: lasts && sections.length > 1 && allowed.includes('share.end'),
    end: lasts && allowed.includes('share.end'),
    closeWork: lasts && share.yours && allowed.includes('share.close'),
    review: urgent !== null && urgent.outcome === null && !urgent.mine && allowed.includes('share.review'),
  }
  const words: Readonly<Record<Doing, string>> = {
    extend: 'Extend',
    narrow: 'Reduce',
    end: 'End',
    closeWork: 'Close our work',
    review: 'Review',
  }
  const Panel = doing && panels[doing]
  return (
    <article className={lasts ? 'share-row' : 'share-row over'}>
      <header>
        <h3>{receiverOf(share)}</h3>
        <StateTag share={share} />
      </header>
      <ul className="section-tags" aria-label="Shared">
        {inOrder
          .filter(section => sections.includes(section))
          .map(section => (
            <li key={section}>
              <Tag>{sectionLabels[section].name}</Tag>
            </li>
          ))}
      </ul>
      <Facts>
        <Fact label="For">{purposeLabels[share.purpose]}</Fact>
        <Fact label="Legal basis">
          {legalBasisLabels[share.legalBasis].name}
          {share.receiverBasis === null
            ? '; theirs: not stated'
            : share.receiverBasis !== share.legalBasis && `; theirs: ${legalBasisLabels[share.receiverBasis].name}`}
        </Fact>
        <Fact label="Given">
          {showWhen(share.from)} by {share.givenBy.account ? `${share.givenBy.account}, ` : ''}
          {share.givenBy.team}
        </Fact>
        {share.begins && <Fact label={toBegin ? 'Begins' : 'Began'}>{showWhen(share.begins)}</Fact>}
        <Fact label={lasts ? 'Ends' : 'Ended'} whenNone={share.untilClosed ? 'When the episode closes' : 'When the work ends'}>
          {lasts
            ? share.until && showUntil(share.until)
            : share.endedAt
              ? `${showWhen(share.endedAt)}. ${share.endReason ? endReasonLabels[share.endReason] : ''}`
              : share.until && showUntil(share.until)}
        </Fact>
        {lasts && share.reviewAt && <Fact label="Review by">{showUntil(share.reviewAt)}</Fact>}
        <Fact label="Onward sharing">{share.onward ? 'Allowed, in a referral' : 'Only if someone who can share it agrees'}</Fact>
        <Fact label="Agreement" whenNone={urgent ? 'None: to protect a life' : 'None needed'}>
          {share.agreement ?? (share.agreed && 'Between the two agencies')}
        </Fact>
        {share.condition && <Fact label="Condition">{conditionLabels[share.condition]}</Fact>}
        {share.duty && <Fact label="Duty in law">{dutyLabels[share.duty]}</Fact>}
        {opened && <Fact label="Opened by them">{openedLabel(opened)}</Fact>}
        <ConsentFacts share={share} />
        {urgent && (
          <Fact label="Why it was urgent" wide>
            {urgent.reason}
            {urgent.note && ` Reviewed: ${urgent.outcome === 'right' ? 'it was right' : 'it was wrong'}. ${urgent.note}`}
          </Fact>
        )}
      </Facts>
      {!doing && doings.some(each => may[each]) && (
        <Buttons>
          {doings
            .filter(each => may[each])
            .map(each => (
              <Button key={each} small onClick={() => setDoing(each)}>
                {words[each]}
                <span className="only-heard"> the share with {receiverOf(share)}</span>
              </Button>
            ))}
        </Buttons>
      )}
      {Panel && <Panel share={share} episodeId={episodeId} onClose={close} />}
    </article>
  )
}

const panels = { extend: ExtendShare, narrow: NarrowShare, end: EndShare, closeWork: CloseWork, review: ReviewShare } as const

const openedLabel = ({ times, lastAt }: NonNullable<ShareView['opened']>): string =>
  lastAt === null ? 'Not yet' : `${times === 1 ? 'Once' : `${times} times`}, last ${showWhen(lastAt)}`

function StateTag({ share: { live, toBegin, begins, urgent, endReason } }: { share: ShareView }) {
  if (urgent && urgent.outcome === null) return <Tag tone="red">Urgent, to be reviewed</Tag>
  if (toBegin && begins) return <Tag tone="blue">Begins {showDayAhead(inLondon(begins))}</Tag>
  if (!live) return <Tag>{endReason === 'consentWithdrawn' ? 'Consent withdrawn' : 'Ended'}</Tag>
  return <Tag tone="green">Live</Tag>
}

/** Consent and views as recorded: whether the person was asked, the answer, and what they think. */
function ConsentFacts({ share: { consent } }: { share: ShareView }) {
  if (!consent) return null
  const { asked, answer, stance, views } = consent
  return (
    <>
      <Fact label="Was the person asked?" wide>
        {asked !== null && askedLabel({ ...consent, asked })}
      </Fact>
      {answer && (
        <Fact label="They answered" wide>
          {answerLabels[answer]}
        </Fact>
      )}
      {(stance ?? views) && (
        <Fact label="What they think" wide>
          {stance && viewsLabels[stance]}
          {stance && views && '. '}
          {views && `“${views}”`}
        </Fact>
      )}
    </>
  )
}
