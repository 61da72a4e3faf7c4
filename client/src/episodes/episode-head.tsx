import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import type { PresentView } from '@waymark/shared/presence/presence.api.ts'
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import EyeOff from 'lucide-react/icons/eye-off'
import KeyRound from 'lucide-react/icons/key-round'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import Pill from 'lucide-react/icons/pill'
import { nameAndAge } from '../people/person.labels.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { duration, durationText } from '../ui/duration.ts'
import { epoch, showTime, showWhen } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { PageHeader, SubNav } from '../ui/page-header.tsx'
import { PeopleHere } from '../ui/people-here.tsx'
import { Due } from '../ui/time.tsx'
import { WarningNote } from '../ui/warning-note.tsx'
import { EpisodeActions } from './episode-actions.tsx'
import { EpisodeDeadlines } from './episode-deadlines.tsx'
import { RiskTag } from './risk-tag.tsx'

/** The header of an episode on every tab: person, risk, area, warnings, deadlines and actions. */
export function EpisodeHead({ episode, present }: { episode: EpisodeView; present: readonly PresentView[] }) {
  const { summary } = episode.sections
  const { person, area, leadTeam, assignedTo } = summary
  const name = `${person.givenName} ${person.familyName}`
  const handover = episode.sections.enquiries?.handover
  const params = { episodeId: episode.id }
  return (
    <PageHeader
      title={nameAndAge(name, person.age)}
      initialsOf={name}
      here={<PeopleHere people={present.map(({ accountId, name, team }) => ({ id: accountId, name, more: team }))} />}
      tags={<RiskTag risk={summary.risk} large />}
      under={
        <>
          <span className="no-wrap">
            {summary.reference} <CopyButton text={summary.reference} what="reference" />
          </span>{' '}
          · Since {showWhen(summary.lastSeenAt)} · {area.name} · {leadTeam.name}
          {assignedTo && <> · Officer in charge: {assignedTo.name}</>}
        </>
      }
      warnings={
        (hasWarnings(episode) || handover || episode.breakGlassUntil || summary.sealed || summary.mayDisclose !== 'full') && (
          <>
            {episode.breakGlassUntil && <BreakGlassTime until={episode.breakGlassUntil} />}
            <Protected summary={summary} episodeId={episode.id} />
            <EpisodeWarnings sections={episode.sections} />
            {handover && <HandoverWaits of={handover} episodeId={episode.id} />}
          </>
        )
      }
      deadlines={<EpisodeDeadlines summary={summary} />}
      actions={<EpisodeActions episode={episode} />}
      nav={
        <SubNav label="Episode">
          <Link to="/episodes/$episodeId" params={params} activeOptions={{ exact: true }}>
            Overview
          </Link>
          <Link to="/episodes/$episodeId/timeline" params={params}>
            Timeline
          </Link>
          {episode.allowed.includes('enquiry.read') && (
            <Link to="/episodes/$episodeId/enquiries" params={params}>
              Enquiries
            </Link>
          )}
          <Link to="/episodes/$episodeId/return" params={params}>
            Return
          </Link>
          <Link to="/episodes/$episodeId/referrals" params={params}>
            Referrals
          </Link>
          <Link to="/episodes/$episodeId/sharing" params={params}>
            Sharing
          </Link>
        </SubNav>
      }
    />
  )
}

/** Shows in the episode's header that it is open by emergency access, and how much time is left. */
function BreakGlassTime({ until }: { until: string }) {
  const left = Math.max(0, epoch(until) - useNow())
  return (
    <WarningNote boxed icon={<KeyRound size={15} aria-hidden />}>
      Emergency access: <span aria-hidden>{duration(left)}</span>
      <span className="only-heard">{durationText(left)}</span> left, until {showTime(until)}. You may read, and add information.
      The lead and your agency’s auditors have been told.
    </WarningNote>
  )
}

/** Warnings to know before approaching the person: danger, allergies and medication. Shown in the header on every tab. */
function EpisodeWarnings({ sections: { summary, health } }: Pick<EpisodeView, 'sections'>) {
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
const hasWarnings = ({ sections: { summary, health } }: Pick<EpisodeView, 'sections'>): boolean =>
  Boolean(summary.person.warning || health?.person?.allergies || health?.person?.medication || health?.person?.medicationIfMissed)

type Waiting = NonNullable<NonNullable<EpisodeView['sections']['enquiries']>['handover']>

/** A handover that waits for acceptance: who is asked, and until when. Shown in the header on every tab. */
function HandoverWaits({ of, episodeId }: { of: Waiting; episodeId: string }) {
  const now = useNow()
  const isLate = of.late || epoch(of.dueAt) <= now
  return (
    <WarningNote boxed icon={<ArrowRightLeft size={15} aria-hidden />}>
      <Link to="/episodes/$episodeId/handover" params={{ episodeId }}>
        {isLate ? 'Handover not accepted in time' : 'Handover not accepted yet'}
      </Link>
      : {of.asked}, {of.toTeam}, <Due mid at={of.dueAt} short />
    </WarningNote>
  )
}

type ProtectedProps = { summary: EpisodeView['sections']['summary']; episodeId: string }

/** Shows in the header on every tab that the person is sealed or that their whereabouts are restricted. */
function Protected({ summary: { sealed, mayDisclose }, episodeId }: ProtectedProps) {
  const link = (words: string) => (
    <Link to="/episodes/$episodeId/protection" params={{ episodeId }}>
      {words}
    </Link>
  )
  return (
    <>
      {sealed && (
        <WarningNote boxed icon={<LockKeyhole size={15} aria-hidden />}>
          {link('Sealed')}: do not say to anybody that they are known
        </WarningNote>
      )}
      {mayDisclose !== 'full' && (
        <WarningNote boxed icon={<EyeOff size={15} aria-hidden />}>
          {link('Whereabouts restricted')}:{' '}
          {mayDisclose === 'nothing' ? 'tell nobody where they are' : 'say only that they are safe and well'}
        </WarningNote>
      )}
    </>
  )
}
