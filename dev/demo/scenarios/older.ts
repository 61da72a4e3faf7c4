import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

const none = { with: 'police', ends: 'notAppropriate' } as const

/** Older people, most of them with dementia, missing now or found. */
export const older: Scenario[] = [
  {
    person: 'archie', ago: 24 * 80, ends: 'closed', risk: 'high', from: 'homeAddress', what: 'Went for a paper and did not come back.',
    why: 'Dementia, insulin due at six.', place: 'Newsagent, Bearsden Cross', reporter: ['Sheena Menzies', 'Wife'],
    found: { place: 'Old workplace, Whiteinch', kind: 'building', by: 'public' }, discussion: none,
  },
  {
    person: 'wilma', ago: 24 * 62, ends: 'closed', risk: 'high', from: 'homeAddress', by: 'taysideOfficer', area: areas.dundee,
    what: 'Out of the back door in her slippers.', why: 'Dementia; walks to where the old mill stood.', place: 'Home, Craigie',
    reporter: ['Fiona Guthrie', 'Daughter'], found: { place: 'Gates of the old mill', kind: 'street', by: 'public', after: 2 },
    discussion: none,
  },
  {
    person: 'jessie', ago: 24 * 43, ends: 'closed', risk: 'high', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Did not answer the warden’s morning call.', why: 'Frail, two sticks.', place: 'Sheltered housing, Corstorphine',
    reporter: ['Warden', 'Warden of the house'],
    found: { place: 'In the chapel, asleep', kind: 'building', by: 'public', after: 3, condition: 'safeAndWell' }, discussion: none,
  },
  {
    person: 'netta', ago: 24 * 29, ends: 'closed', risk: 'low', from: 'homeAddress', by: 'secondOfficer',
    what: 'Daughter in Canada could not reach her.', why: 'No known worry.', place: 'Govanhill', reporter: ['Carol Purvis', 'Daughter'],
    found: { place: 'On a coach tour of the islands', kind: 'hotel', by: 'madeContact', condition: 'safeAndWell' },
    discussion: { with: 'police', ends: 'declined' },
  },
  {
    person: 'hector', ago: 24 * 16, ends: 'closed', risk: 'high', from: 'careHome', by: 'careHomeManager',
    what: 'Not in the garden when tea was brought.', why: 'Dementia; looks for his dog by the river.', place: 'Tay View, garden',
    found: { place: 'Bench at the weir', kind: 'waterOrCoast', by: 'careStaff', after: 1.4, disclosedBy: 'careHomeManager' }, discussion: none,
  },
  {
    person: 'morag', ago: 24 * 9, ends: 'closed', risk: 'high', from: 'careHome', by: 'taysideOfficer', area: areas.perth,
    what: 'Walked out with visitors.', why: 'Dementia; cold evening.', place: 'Care home, front door',
    reporter: ['Alison Rattray', 'Manager of the care home'], found: { place: 'Church she used to attend', kind: 'building', by: 'public' },
    discussion: none,
  },
  {
    person: 'robert', ago: 28, ends: 'afterReturn', risk: 'high', from: 'homeAddress', by: 'secondOfficer',
    what: 'Went to see the match with his scarf on; the match was in 1988.',
    why: 'Parkinson’s; cannot walk after six hours without medicine.', place: 'Home, Knightswood', reporter: ['Isobel Carswell', 'Wife'],
    found: { place: 'Turnstile 12, locked gate', kind: 'street', after: 3.5, condition: 'ill' },
    discussion: { with: 'council', ends: 'notAppropriate' },
    referrals: [
      {
        from: 'secondOfficer', to: 'glasgowChildren', type: 'adultSocialWork', urgency: 'within24Hours', line: 'A wife who is worn out',
        why: 'Nights without sleep.', after: 12, ends: 'received',
      },
    ],
  },
  {
    person: 'wilma', ago: 8, ends: 'missing', risk: 'high', from: 'homeAddress', by: 'taysideOfficer', area: areas.dundee,
    what: 'Gone when her daughter came home from work. Herbert Protocol form read with the family.',
    why: 'Dementia; lilac raincoat, slippers, two degrees.', place: 'Home, Craigie', reporter: ['Fiona Guthrie', 'Daughter'],
    clues: [
      ['Postman', 'Saw her at the foot of Southampton Row with her handbag'],
      ['Daughter', 'She asks for the mill and for her sister Bessie'],
    ],
    enquiries: [
      { what: 'Search the way to the old mill, both sides.', result: 'Not on the way; gates and yard searched.' },
      { what: 'Ask the bus company about the 22 and the 32.', dueIn: 0.9 },
    ],
  },
  {
    person: 'archie', ago: 6, ends: 'missing', risk: 'high', from: 'homeAddress', area: areas.eastDunbartonshire,
    what: 'Gone when his wife came back from the shops.', why: 'Dementia; insulin due this evening.', place: 'Home, Bearsden',
    reporter: ['Sheena Menzies', 'Wife'], clues: [['Driver of the number 60', 'Thinks he got off at Maryhill']],
    enquiries: [
      { what: 'Ask at his old workplace in Whiteinch.', result: 'Not there; watchman will ring.' },
      { what: 'Ask the pharmacies between Bearsden and Maryhill.', dueIn: 1.2 },
    ],
  },
  {
    person: 'elspeth', ago: 20, ends: 'deathRecorded', risk: 'high', from: 'homeAddress', what: 'Neighbour found the door open.',
    why: 'Confused last week; frost.', place: 'Kelvinside', reporter: ['Morven Auld', 'Neighbour'],
  },
  {
    person: 'hector', ago: 0.45, ends: 'reported', risk: 'medium', from: 'careHome', by: 'careHomeManager',
    what: 'Supper not touched, coat gone. Herbert Protocol form is at the desk.', why: 'Dementia; looks for his dog by the river.',
    place: 'Tay View, side door',
  },
] // prettier-ignore
