import { mostSaid } from '@waymark/shared/enquiries/enquiry.ts'
import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Scene } from './scene.ts'

/** The person is located and gets a return check, with what may be disclosed and their condition. */
export function returnSteps({ scenario, params, areaCode, foundAfter, beat }: Scene): void {
  const { found } = scenario
  if (!found) return
  const { mayDisclose = 'full', kind, place, by = 'police', disclosedBy, condition = 'safeWithConcerns' } = found
  if (disclosedBy)
    beat(foundAfter - 0.1, ({ ask, iso: returnedAt }) =>
      ask(disclosedBy)(episodeApi.reportReturn, {
        params,
        body: { id: crypto.randomUUID(), returnedAt, text: `${place}: seen by staff.` },
      }),
    )
  beat(foundAfter, ({ police, iso: locatedAt }) =>
    police.officer(episodeApi.locate, {
      params,
      body: {
        mayDisclose,
        locatedAt,
        kind,
        address: place,
        foundBy: by,
        areaCode: mayDisclose === 'full' ? areaCode : undefined,
      },
    }),
  )
  if (!scenario.unsafeToCall && !scenario.late?.includes('update'))
    beat(foundAfter + 0.5, ({ police }) => {
      const words =
        mayDisclose === 'full' ? 'Found, and safe. Seen by officers this hour.' : 'Has been found. We cannot say more.'
      const said = mostSaid[mayDisclose]
      return police.officer(enquiryApi.updateReporter, {
        params,
        body: { id: crypto.randomUUID(), how: 'phone', message: words, said },
      })
    })
  if (scenario.ends === 'located') return
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
