import { areas } from './areas.ts'
import type { DemoTeam } from './demo-team.ts'

/** Teams of four councils. */
export const councilTeams: DemoTeam[] = [
  {
    key: 'glasgowChildren',
    agency: 'Glasgow City Council',
    kind: 'council',
    name: 'Children and families',
    areas: [areas.glasgow],
    people: [
      { key: 'councilCoordinator', name: 'Margaret Reid', role: 'council-coordinator' },
      { key: 'socialWorker', name: 'Tariq Singh', role: 'social-worker' },
    ],
  },
  {
    key: 'glasgowHousing',
    agency: 'Glasgow City Council',
    kind: 'council',
    name: 'Housing options',
    areas: [areas.glasgow],
    people: [{ key: 'housingOfficer', name: 'Lorna Keir', role: 'housing-officer' }],
  },
  {
    key: 'edinburghChildren',
    agency: 'City of Edinburgh Council',
    kind: 'council',
    name: 'Children and families',
    areas: [areas.edinburgh],
    people: [{ key: 'edinburghCoordinator', name: 'Hamish Orr', role: 'council-coordinator' }],
  },
  {
    key: 'dundeeChildren',
    agency: 'Dundee City Council',
    kind: 'council',
    name: 'Children and families',
    areas: [areas.dundee],
    people: [
      { key: 'dundeeCoordinator', name: 'Sheila Baptie', role: 'council-coordinator' },
      { key: 'dundeeSocialWorker', name: 'Ewan Pirie', role: 'social-worker' },
    ],
  },
  {
    key: 'perthAdults',
    agency: 'Perth and Kinross Council',
    kind: 'council',
    name: 'Adult protection',
    areas: [areas.perth],
    people: [{ key: 'perthCoordinator', name: 'Jean Moncrieff', role: 'council-coordinator' }],
  },
]
