import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { Scene } from './scene.ts'

/** What was told outside Waymark, printed, or put right after others had read it. */
export function playTelling({ tale: { told, printed, corrected }, params, beat }: Scene): void {
  if (told)
    beat(told.after, ({ police, iso: at }) =>
      police.officer(disclosureApi.record, {
        params,
        body: {
          id: crypto.randomUUID(),
          toWhom: told.whom,
          how: 'phone',
          at,
          sections: ['summary', 'description'],
          legalBasis: 'vitalInterests',
          reason: told.why,
        },
      }),
    )
  if (printed)
    beat(printed.after, ({ police }) =>
      police.sergeant(disclosureApi.print, { params, body: { id: crypto.randomUUID(), reason: printed.why } }),
    )
  if (corrected)
    beat(corrected.after, ({ police }) =>
      police.sergeant(correctionApi.ofEpisode, {
        params,
        body: {
          id: crypto.randomUUID(),
          field: 'lastSeenPlace',
          version: 1,
          act: 'correct',
          value: corrected.right,
          why: corrected.why,
          means: corrected.means,
        },
      }),
    )
}
