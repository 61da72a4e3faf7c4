import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { demoPeople } from '../people.ts'
import type { Scenario } from '../scenario.ts'
import type { Scene } from './scene.ts'

/** The report or the notification by a partner, and the decision of police on it. */
export function reportSteps(scene: Scene): void {
  const { scenario, params, areaCode, people, beat } = scene
  const lastSeenAt = new Date(scene.hand.now - (scenario.ago + 1.5 + (scenario.ago % 2)) * 3_600_000).toISOString()
  beat(0, ({ ask }) => {
    const known = people.get(scenario.person)
    const personId = known ?? crypto.randomUUID()
    people.set(scenario.person, personId)
    const { details, ...person } = demoPeople[scenario.person]
    const notified = {
      id: params.episodeId,
      personId,
      areaCode,
      lastSeenAt,
      missingFrom: scenario.from,
      lastSeenPlace: scenario.place,
      narrative: scenario.what,
      risk: scenario.risk,
      rationale: scenario.why,
      outOfCharacter: scenario.risk === 'low' ? 'notKnown' : 'yes',
      subjectToCrime: 'notKnown',
      atRiskOfHarm: scenario.risk === 'low' ? 'notKnown' : 'yes',
      ...(!known && { person, details }),
    } as const
    const by = scenario.by ?? 'officer'
    const [reporterName, reporterRelationship] = scenario.reporter ?? usual(scenario)
    // A partner finds only people it has access to. A person known only to police is recorded twice until the records are merged.
    if (partners.has(by))
      return ask(by)(episodeApi.notify, {
        body: known ? { ...notified, person, details, personId: crypto.randomUUID() } : notified,
      })
    return ask(by)(episodeApi.report, {
      body: {
        ...notified,
        reporterName,
        reporterRelationship,
        reporterPhone: phoneOf(scenario),
        reporterSafeToCall: scenario.unsafeToCall ? 'no' : 'yes',
      },
    })
  })
  const { reason = 'Answered his phone: at his sister’s, back on Sunday.', lookAgainIn = 20 } = scenario
  if (scenario.ends === 'reported') return
  if (scenario.ends === 'notMissing')
    beat(0.3, ({ police }) => {
      const reviewAt = new Date(scene.hand.now + lookAgainIn * 3_600_000).toISOString()
      return police.sergeant(episodeApi.treatAsNotMissing, { params, body: { reason, watchedBy: 'The family', reviewAt } })
    })
  else beat(0.2, ({ police }) => police.officer(episodeApi.confirm, { params }))
}

const partners: ReadonlySet<string> = new Set(['houseManager', 'careHomeManager', 'wardNurse'])

const usual = ({ from, person }: Scenario): [string, string] =>
  from === 'childrensHouse'
    ? ['Pauline Watt', 'Manager of the children’s house']
    : from === 'fosterCare'
      ? ['Foster carer', 'Foster carer']
      : from === 'hostel'
        ? ['Duty worker', 'Staff of the hostel']
        : [`Family of ${demoPeople[person].givenName}`, 'Someone close']

/** A phone number from the range reserved for drama, always the same for one scenario. */
const phoneOf = ({ ago }: Scenario) => `01632 960${String(200 + (Math.round(ago * 10) % 700)).padStart(3, '0')}`
