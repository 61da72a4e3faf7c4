import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Scene } from './scene.ts'

/** The end of an episode: closed by its checklist, voided as recorded in error, or a death. */
export function endSteps({ scenario, params, foundAfter, hours, beat }: Scene): void {
  const { ends, closing = 'tracedSafe', reason = 'Recorded twice; see the other episode.' } = scenario
  if (ends === 'void') beat(1.2, ({ police }) => police.coordinator(episodeApi.voidEpisode, { params, body: { reason } }))
  if (ends === 'deceased' || ends === 'deathRecorded') {
    const after = ends === 'deceased' ? foundAfter : hours * 0.9
    const body = { identityBasis: 'Identified by a relative.' }
    beat(after, ({ police }) => police.inspector(episodeApi.recordDeath, { params, body }))
    if (ends === 'deceased') beat(after + 2, ({ police }) => police.second(episodeApi.confirmDeath, { params }))
  }
  if (ends !== 'closed') return
  const body = {
    category: closing,
    concernReport: scenario.risk === 'low' ? 'notRequired' : 'submitted',
    noReferralWhy: 'Support is in place already.',
  } as const
  beat(foundAfter + 66, ({ police }) => police.sergeant(episodeApi.close, { params, body }))
}
