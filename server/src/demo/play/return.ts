import { mostSaid } from '@waymark/shared/enquiries/enquiry.ts'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Scene } from './scene.ts'

/** Found, and seen: who found them, what may be told of it, and how they are. */
export function playReturn({ tale, params, areaCode, foundAfter, beat }: Scene): void {
  const { found } = tale
  if (!found) return
  const { told = 'full', kind, place, by = 'police', toldBy, condition = 'safeWithConcerns' } = found
  if (toldBy)
    beat(foundAfter - 0.1, ({ ask, iso: returnedAt }) =>
      ask(toldBy)(episodeApi.reportReturn, {
        params,
        body: { id: crypto.randomUUID(), returnedAt, text: `${place}: seen by staff.` },
      }),
    )
  beat(foundAfter, ({ police, iso: locatedAt }) =>
    police.officer(episodeApi.locate, {
      params,
      body: { told, locatedAt, kind, address: place, foundBy: by, areaCode: told === 'full' ? areaCode : undefined },
    }),
  )
  if (!tale.unsafeToCall && !tale.late?.includes('update'))
    beat(foundAfter + 0.5, ({ police }) => {
      const words = told === 'full' ? 'Found, and safe. Seen by officers this hour.' : 'Has been found. We cannot say more.'
      const said = mostSaid[told]
      return police.officer(enquiryApi.updateReporter, {
        params,
        body: { id: crypto.randomUUID(), how: 'phone', told: words, said },
      })
    })
  if (tale.ends === 'located') return
  beat(foundAfter + 0.8, ({ police, iso: seenAt }) =>
    police.officer(episodeApi.checkReturn, {
      params,
      body: { seenAt, condition, harm: condition === 'injured' ? 'yes' : 'no', note: noteOf[condition] },
    }),
  )
}

const noteOf = {
  safeAndWell: 'Spoken to alone; glad to be back.',
  safeWithConcerns: 'Tired and cold; spoken to alone. Did not want to say where they had been.',
  injured: 'Graze on the knee and a sore ankle; seen by a paramedic.',
  ill: 'Shivering and confused; taken to hospital to be looked at.',
  intoxicated: 'Had been drinking; seen again when sober.',
  distressed: 'In tears at first, calmer later; a friend stayed.',
  placeOfSafety: 'Taken to a place of safety; staff there know why.',
  inCustody: 'Arrested on an older matter; seen in the cells.',
} as const
