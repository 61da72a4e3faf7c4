import { areas } from './areas.ts'
import type { DemoTeam } from './demo-team.ts'

/** Three divisions and the national unit. The night shift acts in the live demo. */
export const policeTeams: DemoTeam[] = [
  {
    key: 'gDivision',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'Greater Glasgow Division',
    areas: [areas.glasgow, areas.eastDunbartonshire, areas.eastRenfrewshire],
    people: [
      { key: 'officer', name: 'PC Ailsa Novak', role: 'officer' },
      { key: 'secondOfficer', name: 'PC Struan Bell', role: 'officer' },
      { key: 'callHandler', name: 'Rory Baxter', role: 'call-handler' },
      { key: 'sergeant', name: 'Sgt Ruth Campbell', role: 'sergeant' },
      { key: 'inspector', name: 'Insp Gregor Laidlaw', role: 'inspector' },
      { key: 'secondInspector', name: 'Insp Mhairi Dunbar', role: 'inspector' },
      { key: 'policeCoordinator', name: 'DS Fergus Adair', role: 'police-coordinator' },
      { key: 'policeAuditor', name: 'Isobel Crane', role: 'auditor' },
      { key: 'policeAdmin', name: 'Tom Whitelaw', role: 'admin' },
      { key: 'nightOfficer', name: 'PC Iain Rourke', role: 'officer', live: true },
      { key: 'nightSergeant', name: 'Sgt Elaine Tosh', role: 'sergeant', live: true },
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
      { key: 'edinburghNightSergeant', name: 'Sgt Roddy Gunn', role: 'sergeant', live: true },
    ],
  },
  {
    key: 'dDivision',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'Tayside Division',
    areas: [areas.dundee, areas.perth, areas.angus],
    people: [
      { key: 'taysideOfficer', name: 'PC Eilidh Rae', role: 'officer' },
      { key: 'taysideSergeant', name: 'Sgt Duncan Petrie', role: 'sergeant' },
      { key: 'taysideInspector', name: 'Insp Moira Geddes', role: 'inspector' },
      {
        key: 'taysideCoordinator',
        name: 'DS Anwar Malik',
        role: 'police-coordinator',
        also: [{ team: 'eDivision', role: 'police-coordinator' }],
      },
      { key: 'taysideNightSergeant', name: 'Sgt Una Cargill', role: 'sergeant', live: true },
    ],
  },
  {
    key: 'nationalUnit',
    agency: 'Police Scotland',
    kind: 'police',
    name: 'National Missing Persons Unit',
    areas: [],
    national: true,
    people: [{ key: 'national', name: 'DI Catriona Sloan', role: 'national-unit' }],
  },
]
