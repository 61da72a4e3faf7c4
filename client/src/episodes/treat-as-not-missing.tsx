import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { OnlyIf } from '../kernel/only-if.tsx'
import { useCommand } from '../kernel/use-command.ts'
import { useEpisode } from './episode.queries.ts'
import { WithReason } from './with-reason.tsx'

/** Treat as not missing, with the reason. */
export function TreatAsNotMissing() {
  const { id, allowed } = useEpisode()
  const treat = useCommand(episodeApi.treatAsNotMissing)
  return (
    <OnlyIf allowed={allowed} action="episode.treatAsNotMissing">
      <WithReason
        title="Treat as not missing"
        intro={
          <>
            <p>For a report that does not meet the national definition: their whereabouts are known, or nobody need worry.</p>
            <p>The search ends. The report stays on record with your reason, and can be taken up again if anything changes.</p>
          </>
        }
        ask="Why is this not a missing person?"
        whenEmpty="Enter why this is not a missing person"
        submit="Treat as not missing"
        said="Treated as not missing."
        send={reason => treat.mutateAsync({ params: { episodeId: id }, body: { reason } })}
      />
    </OnlyIf>
  )
}
