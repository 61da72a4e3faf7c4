import { correctionApi } from '@waymark/shared/corrections/correction.api.ts'
import { disclosureApi } from '@waymark/shared/disclosures/disclosure.api.ts'
import type { Scene } from './scene.ts'

/** Disclosures outside Waymark, printed records, and corrections of what others have read. */
export function disclosureSteps({ scenario: { disclosed, printed, corrected }, params, beat }: Scene): void {
  if (disclosed)
    beat(disclosed.after, ({ police, iso: at }) =>
      police.officer(disclosureApi.record, {
        params,
        body: {
          id: crypto.randomUUID(),
          toWhom: disclosed.whom,
          how: 'phone',
          at,
          sections: ['summary', 'description'],
          legalBasis: 'vitalInterests',
          reason: disclosed.why,
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
