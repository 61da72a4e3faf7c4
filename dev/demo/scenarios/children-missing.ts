import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

/** Children and young people who are missing now. */
export const childrenMissing: Scenario[] = [
  {
    person: 'finlay', ago: 17, ends: 'missing', risk: 'medium', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Flatmates found a note.', why: 'Note mentions being a burden.', place: 'Flat, Marchmont', reporter: ['Marta Weiss', 'Flatmate'],
    clues: [['Bank', 'Card used in Dunbar in the morning']],
    enquiries: [
      { what: 'Ask the university when he last used the library.', result: 'Three evenings ago; nothing since.' },
      { what: 'Call his parents in Elgin.', dueIn: 2 },
    ],
    questions: [
      {
        from: 'edinburghOfficer', to: 'missingPeople', by: 'missingPeopleCaseworker', after: 15.5,
        asks: 'Has a student of nineteen rung your line since last night, or has anybody rung about him?', seen: true,
      },
    ],
    wantsAccess: [
      {
        by: 'dundeeSocialWorker', after: 12, reason: 'His brother is in our care and asks every hour what is known.', refused: 'noNeed',
        notify: 'yes',
      },
    ],
  },
  {
    person: 'euan', ago: 2.2, ends: 'missing', risk: 'medium', from: 'school', what: 'Did not come out of school.',
    why: 'Thirteen; said he would find his brother.', place: 'School, Shawlands', reporter: ['Elaine Rodger', 'Foster carer'],
    enquiries: [{ what: 'Go to the brother’s street in Castlemilk.', dueIn: 1 }],
  },
  {
    person: 'grace', ago: 1.4, ends: 'reported', risk: 'medium', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Not home when she should be.', why: 'Row this morning; phone off.', place: 'Leith Walk', reporter: ['Joanna Imrie', 'Mother'],
  },
  {
    person: 'leona', ago: 11, ends: 'missing', risk: 'medium', from: 'fosterCare', by: 'edinburghOfficer',
    what: 'Went to meet a friend from online and did not come back.', why: 'Never met this friend before; phone off.',
    place: 'Cameron Toll, bus stop', reporter: ['Iain Pryde', 'Foster carer'],
    clues: [['School friend', 'The online friend calls himself Max and has a car']],
    enquiries: [
      { what: 'Ask for the cameras of Cameron Toll.', result: 'Got into a small red car, alone, without force.' },
      { what: 'Find the red car.', dueIn: 2.5 },
    ],
    referrals: [
      {
        from: 'edinburghOfficer', to: 'edinburghChildren', type: 'exploitationService', urgency: 'within24Hours',
        line: 'Girl of sixteen met a stranger from online', why: 'Please look at what is known of this contact.', after: 6,
        ends: 'asked',
      },
    ],
  },
  {
    person: 'dylan', ago: 3.4, ends: 'missing', risk: 'medium', from: 'kinshipCare', by: 'taysideOfficer', area: areas.dundee,
    what: 'Did not come in from the garden.', why: 'Thirteen; hates the dark.', place: 'Grandparents’ garden, Menzieshill',
    reporter: ['Robert Kerr', 'Grandfather'], clues: [['Neighbour', 'Heard a bicycle go down the path before tea']],
    enquiries: [{ what: 'Look in the den at the quarry.', dueIn: 0.8 }],
  },
  {
    person: 'jordan', ago: 13, ends: 'missing', risk: 'medium', from: 'supportedAccommodation', by: 'secondOfficer',
    what: 'Missed the evening call with a support worker, flat is empty.', why: 'Owes money, was told to pay by today.',
    place: 'Supported flat, Maryhill', reporter: ['Angela Soutar', 'Support worker'],
    clues: [['Caretaker', 'Left with a suitcase about lunchtime']],
    referrals: [
      {
        from: 'councilCoordinator', to: 'shelter', type: 'housingOptions', urgency: 'urgent', line: 'Young care leaver may lose a flat',
        why: 'Debts; the flat is at risk.', after: 5, ends: 'sent',
      },
    ],
    questions: [
      {
        from: 'secondOfficer', to: 'shelter', by: 'shelterCaseworker', after: 11, asks: 'Has a young man of nineteen with a large grey suitcase asked for a bed at the hub since noon?',
      },
    ],
  },
] // prettier-ignore
