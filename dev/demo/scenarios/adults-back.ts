import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

const declined = { with: 'police', ends: 'declined' } as const

/** Adults who were found. */
export const adultsBack: Scenario[] = [
  {
    person: 'craig', ago: 24 * 45, ends: 'closed', risk: 'medium', from: 'hostel', by: 'callHandler',
    what: 'Left the hostel after drinking.', why: 'Withdrawal risk.', place: 'Hostel, Laurieston',
    found: { place: 'A&E, Glasgow Royal', kind: 'hospital', by: 'nhs', condition: 'ill' }, discussion: declined, closing: 'inHospital',
  },
  {
    person: 'maureen', ago: 24 * 57, ends: 'closed', risk: 'medium', from: 'homeAddress', by: 'secondOfficer',
    what: 'Did not come to the day centre.', why: 'Seizures in spring.', place: 'Springburn',
    found: { place: 'At a friend’s, Possilpark', kind: 'friend', condition: 'intoxicated' }, discussion: declined,
  },
  {
    person: 'declan', ago: 24 * 33, ends: 'closed', risk: 'low', from: 'hostel', what: 'Not back for his medicine.', why: 'Usually comes.',
    place: 'Hostel, Laurieston', found: { place: 'Custody at London Road', kind: 'custody', by: 'systemCheck', condition: 'inCustody' },
    discussion: { with: 'police', ends: 'noContact' }, closing: 'inCustody',
  },
  {
    person: 'denise', ago: 24 * 12, ends: 'afterReturn', risk: 'high', from: 'homeAddress', unsafeToCall: true,
    what: 'Left home without her purse. Partner reported it.', why: 'Sister fears she is hurt.', place: 'Home, Mount Florida',
    reporter: ['Partner', 'Lives with her'],
    found: { place: 'Safe accommodation, kept back at her wish', kind: 'hostelOrRefuge', mayDisclose: 'nothing', condition: 'placeOfSafety' },
    protection: [{ does: 'allowList', by: 'inspector', whom: 'socialWorker', team: 'glasgowChildren', after: 30 }],
  },
  {
    person: 'niamh', ago: 24 * 6.5, ends: 'afterReturn', risk: 'high', from: 'homeAddress', unsafeToCall: true,
    what: 'Did not collect her son from nursery. Husband came to the front desk and asked for her address twice.',
    why: 'Two calls to the house this year; told the nursery that she is afraid.', place: 'Nursery, Cathcart',
    reporter: ['Head of the nursery', 'Keeps her emergency contacts'],
    found: { place: 'Safe accommodation, kept back at her wish', kind: 'hostelOrRefuge', mayDisclose: 'nothing', condition: 'placeOfSafety' },
    protection: [
      { does: 'seal', by: 'inspector', reason: 'domesticAbuse', after: 9 },
      { does: 'name', by: 'inspector', whom: 'secondOfficer', team: 'gDivision', after: 10 },
      {
        does: 'askUnseal', by: 'inspector', after: 24 * 6.2,
        reason: 'She has moved for good and asks that her own social worker can open her record again.',
      },
    ],
  },
  {
    person: 'jordan', ago: 24 * 27, ends: 'closed', risk: 'medium', from: 'supportedAccommodation', by: 'secondOfficer',
    what: 'Moved out overnight without a word.', why: 'Nineteen, debts.', place: 'Supported flat, Maryhill',
    found: { place: 'Former foster home, Hamilton', kind: 'family', by: 'familyOrFriend' },
    discussion: {
      with: 'charity', ends: 'held',
      said: ['I went to the only place where nobody wants money.', 'Frightened and ashamed. Needs help with money before anything else.'],
    },
  },
  {
    person: 'kirsten', ago: 24 * 4, ends: 'afterReturn', risk: 'high', from: 'hospitalMentalHealth', by: 'wardNurse',
    what: 'Did not come back from an hour in the grounds.', why: 'Detained; has not slept for days.', place: 'Ward 4, garden door',
    found: { place: 'Aisle of a supermarket, Partick', kind: 'shopOrLeisure', by: 'public', condition: 'distressed' },
    discussion: {
      with: 'police', ends: 'held', said: ['I felt that I could do everything at once.', 'Back on the ward by her own wish. Sister told.'],
    },
    referrals: [
      {
        from: 'councilCoordinator', to: 'missingPeople', type: 'carerSupport', urgency: 'urgent',
        line: 'A sister who found her twice this year', why: 'Has nobody to ask at night.', after: 30, ends: 'shareEnded',
      },
    ],
  },
  {
    person: 'aileen', ago: 24 * 3.6, ends: 'afterReturn', risk: 'high', from: 'hospitalMentalHealth', by: 'wardNurse',
    what: 'Left the ward during visiting.', why: 'Thoughts of harm this morning.', place: 'Ward 4, main door',
    found: { place: 'Riverside walk, Broomielaw', kind: 'waterOrCoast' }, discussion: { with: 'council', ends: 'offered' },
    referrals: [
      {
        from: 'councilCoordinator', to: 'shelter', type: 'advocacy', urgency: 'within24Hours',
        line: 'Somebody to stand beside her at the meeting', why: 'Asked for it herself.', after: 60, ends: 'sent',
      },
    ],
  },
  {
    person: 'lynn', ago: 10, ends: 'located', risk: 'medium', from: 'workplace', by: 'secondOfficer',
    what: 'Left in the middle of a night shift and did not answer.', why: 'Colleague died last week.', place: 'Hospital, Govan',
    reporter: ['Ward sister', 'Colleague'], found: { place: 'In her car at Mugdock', kind: 'openCountry', by: 'public', after: 8.2 },
    enquiries: [{ what: 'Ask Mugdock park for the car park camera.', result: 'Her car came in before dawn.' }],
  },
  {
    person: 'ross', ago: 24 * 140, ends: 'closed', risk: 'medium', from: 'holidayOrEvent', by: 'taysideOfficer', area: areas.perth,
    what: 'Not down from the hill at the time he had left with his wife.', why: 'Rain, no signal.', place: 'Car park by the loch',
    reporter: ['Moira Cunningham', 'Wife'],
    found: { place: 'Bothy at the top of the glen', kind: 'building', by: 'coastguardOrMountainRescue', condition: 'injured' },
    discussion: declined, closing: 'tracedHarm',
  },
] // prettier-ignore
