import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { OnlyIf } from '../../lib/access/only-if.tsx'
import { useCommand } from '../../lib/http/use-command.ts'
import { useEpisode } from '../episode.api.ts'
import { WithReason } from './with-reason.tsx'

/** Marks an episode as recorded in error, with a reason. */
export function VoidEpisode() {
  const { id, allowed } = useEpisode()
  const markVoid = useCommand(episodeApi.voidEpisode)
  return (
    <OnlyIf allowed={allowed} action="episode.void">
      <WithReason
        danger
        title="Mark as recorded in error"
        intro={
          <>
            <p>For a report that should never have been made, such as the same report taken twice.</p>
            <p>Nothing is deleted: the record stays, marked as an error. After this nothing more can be recorded on it.</p>
          </>
        }
        ask="Why is it an error?"
        whenEmpty="Enter why it is an error"
        submit="Mark as recorded in error"
        said="Marked as recorded in error."
        draft={{ form: 'void', episodeId: id }}
        send={reason => markVoid.mutateAsync({ params: { episodeId: id }, body: { reason } })}
      />
    </OnlyIf>
  )
}
