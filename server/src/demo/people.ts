import type { Role } from '@waymark/shared/permissions.ts'
import type { AgencyKind } from '@waymark/shared/sessions/session.ts'

/** A team of the demo: invented people in a small believable Scotland. `areas`: council areas that it covers. */
export type DemoTeam = {
  key: string
  agency: string
  kind: AgencyKind
  name: string
  areas: string[]
  national?: true
  people: { key: string; name: string; role: Role }[]
}

export const areas = { glasgow: 'S12000049', edinburgh: 'S12000036', dundee: 'S12000042', perth: 'S12000048' } as const
const eastDunbartonshire = 'S12000045'
const eastRenfrewshire = 'S12000011'
const angus = 'S12000041'

/** Three police divisions and the national unit, four councils, three charities, a children's house, a hospital ward, and oversight. */
export const demoTeams: DemoTeam[] = [
  {
    key: 'gDivision',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'Greater Glasgow Division',
    areas: [areas.glasgow, eastDunbartonshire, eastRenfrewshire],
    people: [
      { key: 'officer', name: 'PC Ailsa Novak', role: 'officer' },
      { key: 'callHandler', name: 'Rory Baxter', role: 'call-handler' },
      { key: 'sergeant', name: 'Sgt Ruth Campbell', role: 'sergeant' },
      { key: 'inspector', name: 'Insp Gregor Laidlaw', role: 'inspector' },
      { key: 'secondInspector', name: 'Insp Mhairi Dunbar', role: 'inspector' },
      { key: 'policeCoordinator', name: 'DS Fergus Adair', role: 'police-coordinator' },
      { key: 'policeAuditor', name: 'Isobel Crane', role: 'auditor' },
      { key: 'policeAdmin', name: 'Tom Whitelaw', role: 'admin' },
    ],
  },
  {
    key: 'eDivision',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'Edinburgh Division',
    areas: [areas.edinburgh],
    people: [
      { key: 'edinburghOfficer', name: 'PC Callum Reekie', role: 'officer' },
      { key: 'edinburghSergeant', name: 'Sgt Priya Nair', role: 'sergeant' },
      { key: 'edinburghInspector', name: 'Insp Neil Forsyth', role: 'inspector' },
    ],
  },
  {
    key: 'dDivision',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'Tayside Division',
    areas: [areas.dundee, areas.perth, angus],
    people: [
      { key: 'taysideOfficer', name: 'PC Eilidh Rae', role: 'officer' },
      { key: 'taysideSergeant', name: 'Sgt Duncan Petrie', role: 'sergeant' },
      { key: 'taysideInspector', name: 'Insp Moira Geddes', role: 'inspector' },
      { key: 'taysideCoordinator', name: 'DS Anwar Malik', role: 'police-coordinator' },
    ],
  },
  {
    key: 'nationalUnit',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'National Missing Persons Unit',
    areas: [],
    national: true,
    people: [{ key: 'national', name: 'DI Catriona Sloan', role: 'national' }],
  },
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
  {
    key: 'barnardos',
    agency: 'Barnardo’s Scotland',
    kind: 'charity',
    name: 'Return discussions, Glasgow',
    areas: [areas.glasgow],
    people: [
      { key: 'discussionWorker', name: 'Kirsty Iqbal', role: 'discussion-worker' },
      { key: 'barnardosCaseworker', name: 'Aidan Muir', role: 'caseworker' },
    ],
  },
  {
    key: 'shelter',
    agency: 'Shelter Scotland',
    kind: 'charity',
    name: 'Glasgow hub',
    areas: [areas.glasgow],
    people: [{ key: 'shelterCaseworker', name: 'Fiona Doyle', role: 'caseworker' }],
  },
  {
    key: 'missingPeople',
    agency: 'Missing People',
    kind: 'charity',
    name: 'Family support, Scotland',
    areas: [],
    people: [{ key: 'missingPeopleCaseworker', name: 'Sam Oyelaran', role: 'caseworker' }],
  },
  {
    key: 'rowanHouse',
    agency: 'Rowan House',
    kind: 'care',
    name: 'Children’s house, Dennistoun',
    areas: [areas.glasgow],
    people: [{ key: 'houseManager', name: 'Pauline Watt', role: 'notifier' }],
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

/** The one password of the demo's people; they exist nowhere else. */
export const demoPassword = 'waymark-demo-2026'

export const emailOf = (key: string) => `${key.replace(/[A-Z]/g, letter => `.${letter.toLowerCase()}`)}@waymark.example`

/** Who can be tried: what the sign-in page of the demo offers. */
export const demoAccounts = demoTeams.flatMap(team =>
  team.people.map(({ key, name, role }) => ({
    name,
    role,
    team: `${team.agency}, ${team.name}`,
    email: emailOf(key),
    password: demoPassword,
  })),
)
