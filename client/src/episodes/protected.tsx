import { Link } from '@tanstack/react-router'
import type { EpisodeView } from '@waymark/shared/episodes/episode-view.ts'
import EyeOff from 'lucide-react/icons/eye-off'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import { WarningNote } from '../ui/warning-note.tsx'

type ProtectedProps = { summary: EpisodeView['sections']['summary']; episodeId: string }

/** Shows in the header on every tab that the person is sealed or that their whereabouts are restricted. */
export function Protected({ summary: { sealed, mayDisclose }, episodeId }: ProtectedProps) {
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
