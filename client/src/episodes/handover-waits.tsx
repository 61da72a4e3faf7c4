import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import { epoch } from '../ui/london-time.ts'
import { useNow } from '../ui/now.ts'
import { WarningNote } from '../ui/warning-note.tsx'
import { Due } from '../ui/time.tsx'

type Waiting = NonNullable<NonNullable<EpisodeView['sections']['enquiries']>['handover']>

/** A handover that waits for acceptance: who is asked, and until when. Shown in the header on every tab. */
export function HandoverWaits({ of, episodeId }: { of: Waiting; episodeId: string }) {
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
