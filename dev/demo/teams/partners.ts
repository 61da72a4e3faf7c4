import { areas } from './areas.ts'
import type { DemoTeam } from './demo-team.ts'

/** Three charities, a children’s house, a care home, a hospital ward, and oversight. */
export const partnerTeams: DemoTeam[] = [
  {
    key: 'barnardos',
    agency: 'Barnardo’s Scotland',
    kind: 'charity',
    name: 'Return discussions, Glasgow',
    areas: [areas.glasgow],
    people: [
      { key: 'discussionWorker', name: 'Kirsty Iqbal', role: 'discussion-worker' },
      { key: 'barnardosCaseworker', name: 'Aidan Muir', role: 'caseworker' },
      { key: 'barnardosAdmin', name: 'Morag Tennant', role: 'admin' },
      { key: 'barnardosDuty', name: 'Shona Kerr', role: 'caseworker', live: true },
    ],
  },
  {
    key: 'shelter',
    agency: 'Shelter Scotland',
    kind: 'charity',
    name: 'Glasgow hub',
    areas: [areas.glasgow],
    people: [
      { key: 'shelterCaseworker', name: 'Fiona Doyle', role: 'caseworker' },
      { key: 'shelterAdmin', name: 'Colin Baxter', role: 'admin', live: true },
    ],
  },
  {
    key: 'missingPeople',
    agency: 'Missing People',
    kind: 'charity',
    name: 'Family support, Scotland',
    areas: [],
    people: [
      {
        key: 'missingPeopleCaseworker',
        name: 'Sam Oyelaran',
        role: 'caseworker',
        also: [{ team: 'shelter', role: 'caseworker' }],
      },
      { key: 'missingPeopleAdmin', name: 'Ruth Nairn', role: 'admin', live: true },
    ],
  },
  {
    key: 'rowanHouse',
    agency: 'Rowan House',
    kind: 'care',
    name: 'Children’s house, Dennistoun',
    areas: [areas.glasgow],
    people: [
      { key: 'houseManager', name: 'Pauline Watt', role: 'notifier' },
      { key: 'houseNightStaff', name: 'Derek Yuill', role: 'notifier', live: true },
    ],
  },
  {
    key: 'tayView',
    agency: 'Tay View',
    kind: 'care',
    name: 'Care home, Perth',
    areas: [areas.perth],
    people: [{ key: 'careHomeManager', name: 'Alison Rattray', role: 'notifier' }],
  },
  {
    key: 'ward',
    agency: 'Clydeview Hospital',
    kind: 'health',
    name: 'Ward 4',
    areas: [areas.glasgow],
    people: [{ key: 'wardNurse', name: 'Senga Boyle', role: 'notifier' }],
  },
  {
    key: 'oversight',
    agency: 'Missing Persons Framework Group',
    kind: 'oversight',
    name: 'Figures',
    areas: [],
    people: [{ key: 'analyst', name: 'Donald Heron', role: 'analyst' }],
  },
]
