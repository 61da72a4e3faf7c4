import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { cast } from '../cast.ts'
import type { Tale } from '../tale.ts'
import type { Scene } from './scene.ts'

/** The report or a partner's notification, and what police decide of it. */
export function playReport(scene: Scene): void {
  const { tale, params, areaCode, people, beat } = scene
  const lastSeenAt = new Date(scene.hand.now - (tale.ago + 1.5 + (tale.ago % 2)) * 3_600_000).toISOString()
  beat(0, ({ ask }) => {
    const known = people.get(tale.person)
    const personId = known ?? crypto.randomUUID()
    people.set(tale.person, personId)
    const { details, ...person } = cast[tale.person]
    const told = {
      id: params.episodeId,
      personId,
      areaCode,
      lastSeenAt,
      missingFrom: tale.from,
      lastSeenPlace: tale.place,
      narrative: tale.what,
      risk: tale.risk,
      rationale: tale.why,
      outOfCharacter: tale.risk === 'low' ? 'notKnown' : 'yes',
      subjectToCrime: 'notKnown',
      atRiskOfHarm: tale.risk === 'low' ? 'notKnown' : 'yes',
      ...(!known && { person, details }),
    } as const
    const by = tale.by ?? 'officer'
    const [reporterName, reporterRelationship] = tale.reporter ?? usual(tale)
    // A partner knows only whom it has in sight: where police know more, it is recorded twice until they are made one.
    if (partners.has(by))
      return ask(by)(episodeApi.notify, { body: known ? { ...told, person, details, personId: crypto.randomUUID() } : told })
    return ask(by)(episodeApi.report, {
      body: {
        ...told,
        reporterName,
        reporterRelationship,
        reporterPhone: phoneOf(tale),
        reporterSafeToCall: tale.unsafeToCall ? 'no' : 'yes',
      },
    })
  })
  const { reason = 'Answered his phone: at his sister’s, back on Sunday.', lookAgainIn = 20 } = tale
  if (tale.ends === 'reported') return
  if (tale.ends === 'notMissing')
    beat(0.3, ({ police }) => {
      const reviewAt = new Date(scene.hand.now + lookAgainIn * 3_600_000).toISOString()
      return police.sergeant(episodeApi.treatAsNotMissing, { params, body: { reason, watchedBy: 'The family', reviewAt } })
    })
  else beat(0.2, ({ police }) => police.officer(episodeApi.confirm, { params }))
}

const partners: ReadonlySet<string> = new Set(['houseManager', 'careHomeManager', 'wardNurse'])

const usual = ({ from, person }: Tale): [string, string] =>
  from === 'childrensHouse'
    ? ['Pauline Watt', 'Manager of the children’s house']
    : from === 'fosterCare'
      ? ['Foster carer', 'Foster carer']
      : from === 'hostel'
        ? ['Duty worker', 'Staff of the hostel']
        : [`Family of ${cast[person].givenName}`, 'Someone close']

/** From the numbers that are kept for drama; the same tale has the same. */
const phoneOf = ({ ago }: Tale) => `01632 960${String(200 + (Math.round(ago * 10) % 700)).padStart(3, '0')}`
