import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useEpisode } from '../episode.api.ts'
import { WithReason } from './with-reason.tsx'

/** Reopens a closed episode, with a reason. */
export function ReopenEpisode() {
  const { id, allowed } = useEpisode()
  const reopen = useCommand(episodeApi.reopen)
  return (
    <OnlyIf allowed={allowed} action="episode.reopen">
      <WithReason
        title="Reopen"
        intro={
          <p>
            The episode goes back to being followed up after the return. If the person is missing again, report a new episode
            instead.
          </p>
        }
        ask="Why is it opened again?"
        whenEmpty="Enter why it is reopened"
        submit="Reopen"
        said="Opened again."
        draft={{ form: 'reopen', episodeId: id }}
        send={reason => reopen.mutateAsync({ params: { episodeId: id }, body: { reason } })}
      />
    </OnlyIf>
  )
}
