import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

/** Adults who are missing now, one of them for more than forty days. */
export const adultsMissing: Scenario[] = [
  {
    person: 'colin', ago: 24 * 41, ends: 'missing', risk: 'low', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Sister could not reach him for a week. Flat tidy, passport and bank card there.',
    why: 'Lives quietly; no known threat. Long without a sign of life.', place: 'Flat, Gorgie', reporter: ['Ruth Abernethy', 'Sister'],
    clues: [
      ['Neighbour', 'Bins not put out for six weeks'],
      ['Bowling club', 'Paid his subscription and said he would see the islands'],
    ],
    enquiries: [
      { what: 'Ask the ferry companies for their passenger lists of those days.', result: 'No passenger of that name.' },
      { what: 'Take a DNA sample from the flat for the national unit.', result: 'Taken and sent.' },
      { what: 'Ask the pension service about the payments.', dueIn: 30 },
    ],
    referrals: [
      {
        from: 'edinburghOfficer', to: 'missingPeople', type: 'missingPeopleSupport', urgency: 'routine',
        line: 'A sister who has waited for six weeks', why: 'Would like to speak to somebody.', after: 24 * 39, ends: 'accepted',
      },
    ],
    questions: [
      {
        from: 'edinburghOfficer', to: 'perthAdults', by: 'perthCoordinator', after: 24 * 20,
        asks: 'He spoke of a cousin in Crieff with whom he might stay. Does anybody of yours know of that household?',
      },
    ],
  },
  {
    person: 'stuart', ago: 14, ends: 'missing', risk: 'high', from: 'workplace', what: 'Left his shift without a word; car gone.',
    why: 'Earlier attempt; sent a goodbye message.', place: 'Depot, Govan', reporter: ['Frank Jeffrey', 'Foreman'],
    clues: [['Camera on the A82', 'Car seen near Luss'], ['Brother', 'Used to camp at the head of the loch as a boy']],
    enquiries: [
      { what: 'Ask mountain rescue to look at the usual car parks.', result: 'Car found at Inveruglas, empty, engine cold.' },
      { what: 'Ask the phone company for the last mast.', dueIn: 1 },
    ],
  },
  {
    person: 'shona', ago: 9.5, ends: 'missing', risk: 'high', from: 'homeAddress', by: 'secondOfficer',
    what: 'Went out at dawn, left the baby asleep. Husband woke alone.', why: 'Postnatal depression; said that she cannot go on.',
    place: 'Home, Anniesland', reporter: ['Calum Macrae', 'Husband'],
    clues: [
      ['Bus driver', 'A woman in slippers got on towards Dalmuir'], ['Midwife', 'She speaks of the canal where she walked as a girl'],
    ],
    enquiries: [
      {
        what: 'Walk the canal path from Clydebank with the dog unit.', result: 'Slipper found at the second lock; searched on from there.',
      },
      { what: 'Ask the perinatal team when they last spoke.', dueIn: 0.7, anyone: true },
    ],
    handovers: [
      {
        ago: 3.1, to: 'sergeant', team: 'gDivision', note: 'Husband expects a call on the hour. Dog unit is at the canal until dark.',
        ends: 'accepted',
      },
    ],
    emergencies: [
      {
        by: 'edinburghOfficer', after: 8, reason: 'A woman in slippers and a grey coat stands at the Union Canal at Fountainbridge; control cannot raise Glasgow.',
      },
    ],
    exclusions: [{ by: 'inspector', whom: 'callHandler', after: 2, why: 'relative' }],
  },
  {
    person: 'tam', ago: 4.5, ends: 'missing', risk: 'low', from: 'noFixedAddress', by: 'callHandler',
    what: 'Not at his usual place for two nights.', why: 'Friends worry; cold.', place: 'Cadogan Street, outdoors',
    reporter: ['Soup kitchen', 'Volunteers who know him'],
    handovers: [
      {
        ago: 0.3, to: 'secondOfficer', team: 'gDivision', note: 'Ask at the night shelter when it opens. He answers to Tam only.',
        ends: 'waiting',
      },
    ],
  },
  {
    person: 'pawel', ago: 50, ends: 'missing', risk: 'medium', from: 'homeAddress', by: 'secondOfficer',
    what: 'Did not come home from his shift; housemates heard nothing.', why: 'Never misses the weekly call with his mother.',
    place: 'Building site, Clydebank', reporter: ['Piotr Zielinski', 'Housemate'],
    clues: [['Foreman', 'Finished at one, paid in cash, went off cheerful'], ['Mother, by phone', 'He said that he had met somebody']],
    enquiries: [
      { what: 'Ask the consulate whether he has called.', result: 'No contact.' },
      { what: 'Check the hospitals under the name Pav.', result: 'Not admitted anywhere.' },
      { what: 'Speak to the landlord about the lodger before.', dueIn: 5 },
    ],
  },
  {
    person: 'maureen', ago: 31, ends: 'missing', risk: 'medium', from: 'homeAddress',
    what: 'Neighbour found the door on the latch and the kettle warm.', why: 'Seizures when she stops drinking.',
    place: 'Carron Court, Springburn', reporter: ['Jean Lafferty', 'Neighbour'],
    clues: [['Bus company', 'Used her pass on the coach to Dundee']],
    handovers: [
      {
        ago: 19, to: 'taysideSergeant', team: 'dDivision',
        note: 'Coach pass used to Dundee; her sister lives at Hilltown and has not been seen.', ends: 'accepted',
      },
    ],
    enquiries: [{ what: 'Visit the sister at Hilltown.', result: 'Sister has not seen her; she phoned from the bus station.' }],
  },
  {
    person: 'theo', ago: 22, ends: 'missing', risk: 'low', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Did not come back from a bicycle ride to the Pentlands.', why: 'Fit and equipped; was to be back before dark.',
    place: 'Pollock Halls', reporter: ['Anna Holm', 'Flatmate'], late: ['review'],
    handovers: [
      {
        ago: 2.5, to: 'edinburghSergeant', team: 'eDivision', note: 'Mountain rescue rings at first light; his father lands at noon.',
        ends: 'passed',
      },
    ],
    clues: [['Café at Flotterstone', 'A tall cyclist had soup about two']],
  },
  {
    person: 'declan', ago: 75, ends: 'missing', risk: 'low', from: 'hostel', what: 'Bed not slept in for three nights.',
    why: 'Comes and goes, but left his tobacco.', place: 'Hostel, Laurieston', reporter: ['Duty worker', 'Staff of the hostel'],
    enquiries: [{ what: 'Ask the street team of the city.', result: 'Seen on Argyle Street two days ago, well.' }],
  },
  {
    person: 'gordon', ago: 3.1, ends: 'missing', risk: 'high', from: 'workplace', by: 'taysideOfficer', area: areas.angus,
    what: 'His boat came in on the tide without him.', why: 'Angina, cold water, nobody saw him fall.', place: 'Harbour, Arbroath',
    reporter: ['Davina Tulloch', 'Wife'],
    clues: [['Coastguard', 'Lifeboat and helicopter are out'], ['Harbour master', 'His car stands at the fish market']],
    enquiries: [{ what: 'Ask who saw him board this morning.', result: 'Boarded alone before six, says the ice man.' }],
    exclusions: [{ by: 'secondOfficer', whom: 'secondOfficer', after: 1, why: 'conflictOfInterest' }],
  },
  {
    person: 'unknown', ago: 0.3, ends: 'reported', risk: 'medium', from: 'hostel', by: 'callHandler',
    what: 'A man left the hostel without shoes, confused.', why: 'Name not known; frost tonight.', place: 'Hostel, Laurieston',
  },
] // prettier-ignore
