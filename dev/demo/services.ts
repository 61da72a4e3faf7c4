import { serviceApi, type ListService } from '@waymark/shared/services/service.api.ts'
import type { z } from 'zod'
import { found } from './found.ts'
import type { Beat } from './steps/scene.ts'
import type { Stagehand } from './run-scenarios.ts'
import { areas } from './teams/areas.ts'

type Details = Omit<z.input<typeof ListService>, 'id' | 'teamId' | 'validFrom'>
type Listed = Details & { key: string; team: string; by: string }

const weekdays = 'Monday to Friday, 9am to 5pm'
const tayside = [areas.dundee, areas.angus, areas.perth]
const greaterGlasgow = [areas.glasgow, areas.eastDunbartonshire, areas.eastRenfrewshire]

/** The services of the demo, each listed by an administrator of its agency. Invented, with phone numbers that reach no one. */
const listed: Listed[] = [
  {
    key: 'returnDiscussions', team: 'barnardos', by: 'barnardosAdmin', name: 'Return discussions', kind: 'returnDiscussionService',
    offers: 'Somebody to talk with after being missing, who is neither police nor social work. At home, at school or outside.',
    areas: greaterGlasgow, agesTo: 25, capacity: 'open', hours: 'Every day, 10am to 8pm', contact: '0141 496 0131',
  },
  {
    key: 'exploitation', team: 'barnardos', by: 'barnardosAdmin', name: 'Support after exploitation', kind: 'exploitationService',
    offers: 'A named worker for as long as it takes, for young people who were exploited.',
    areas: greaterGlasgow, agesFrom: 11, agesTo: 25, eligibility: 'Signs of sexual or criminal exploitation; no need to be sure.',
    capacity: 'waitingList', waitWeeks: 3, hours: weekdays, contact: '0141 496 0132',
  },
  {
    key: 'youngHousing', team: 'shelter', by: 'shelterAdmin', name: 'Housing advice for young people', kind: 'housingOptions',
    offers: 'Advice the same day, help with a first tenancy, and letters to landlords.',
    areas: [areas.glasgow], agesFrom: 16, agesTo: 25, capacity: 'waitingList', waitWeeks: 2, hours: weekdays, contact: '0141 496 0120',
  },
  {
    key: 'housing', team: 'shelter', by: 'shelterAdmin', name: 'Housing advice', kind: 'housingOptions',
    offers: 'Rights, debts and eviction: advice, and somebody to come along.',
    areas: [], agesFrom: 16, capacity: 'open', hours: 'Monday to Friday, 9am to 7pm', contact: '0808 157 0400',
  },
  {
    key: 'mediation', team: 'shelter', by: 'shelterAdmin', name: 'Family mediation', kind: 'familyMediation',
    offers: 'Talks between young people and their families, so that there is a home to go back to.',
    areas: [areas.glasgow], agesFrom: 14, agesTo: 25, capacity: 'full', hours: weekdays, contact: '0141 496 0121',
  },
  {
    key: 'advocacy', team: 'shelter', by: 'shelterAdmin', name: 'Advocacy support', kind: 'advocacy',
    offers: 'An advocate for meetings with council, hospital or court.',
    areas: [], agesFrom: 16, capacity: 'open', hours: weekdays, contact: '0141 496 0122',
  },
  {
    key: 'families', team: 'missingPeople', by: 'missingPeopleAdmin', name: 'Support for families', kind: 'missingPeopleSupport',
    offers: 'A family worker, by phone and text, while someone is missing and afterwards.',
    areas: [], capacity: 'open', hours: 'Every day, 9am to 11pm', contact: '0141 496 0140',
  },
  {
    key: 'carers', team: 'missingPeople', by: 'missingPeopleAdmin', name: 'Talk to another carer', kind: 'carerSupport',
    offers: 'Phone calls with someone whose own relative was missing.',
    areas: [], agesFrom: 18, capacity: 'open', hours: 'Evenings, 6pm to 10pm', contact: '0141 496 0141',
  },
  {
    key: 'councilHousing', team: 'glasgowHousing', by: 'councilCoordinator', name: 'Housing options', kind: 'housingOptions',
    offers: 'Homelessness applications, a bed tonight, and tenancies at risk.',
    areas: [areas.glasgow], agesFrom: 16, capacity: 'open', hours: 'Monday to Friday, 8.45am to 4.45pm; nights by phone', contact: '0141 496 0150',
  },
  {
    key: 'taysideAdults', team: 'perthAdults', by: 'perthCoordinator', name: 'Adult protection', kind: 'adultSupportAndProtection',
    offers: 'Inquiries where an adult may be at risk of harm, and a plan with them.',
    areas: tayside, agesFrom: 16, capacity: 'open', hours: weekdays, contact: '01738 496 0160',
  },
] // prettier-ignore

/** How many days ago the services were listed, which is before the first episode of the demo. */
const daysAgo = 700

/** Lists the services by the commands of their administrators, and keeps their ids. */
export function listServices({ now, ask, teams, services }: Stagehand): Beat[] {
  const at = new Date(now - daysAgo * 86_400_000)
  return listed.map(({ key, team, by, ...details }) => ({
    at: at.getTime(),
    of: null,
    act: async () => {
      const id = crypto.randomUUID()
      const body = { ...details, id, teamId: found(teams, team), validFrom: at.toISOString().slice(0, 10) }
      await ask(by, at)(serviceApi.add, { body })
      services.set(key, id)
    },
  }))
}

/** The receiver of a referral: the team's service for this kind of help, else its first service, else the team itself. */
export function toOf({ teams, services }: Stagehand, team: string, kind: string): { serviceId: string } | { toTeam: string } {
  const own = listed.filter(service => service.team === team)
  const service = own.find(each => each.kind === kind) ?? own[0]
  return service ? { serviceId: found(services, service.key) } : { toTeam: found(teams, team) }
}
