import type { Scenario } from '../scenario.ts'

const charity = { with: 'charity', ends: 'held' } as const
const housing = {
  from: 'discussionWorker', to: 'shelter', type: 'housingOptions', urgency: 'routine', line: 'Advice on a place to live', why: 'Wants to know what is possible.',
  needs: ['housing', 'mentor'],
  note: 'Met at the hub. Options explained; form started together.',
} as const // prettier-ignore

/** Isla and Jamie of Rowan House: earlier episodes, and those of tonight. */
export const rowanHouse: Scenario[] = [
  {
    person: 'isla', ago: 24 * 170, ends: 'closed', risk: 'medium', from: 'childrensHouse', what: 'Did not come back from school.',
    why: 'Second evening this month.', place: 'School gate',
    found: { place: 'Queen Street station, by the taxi rank', kind: 'transportHub' }, discussion: charity,
  },
  {
    person: 'jamie', ago: 24 * 120.4, ends: 'closed', risk: 'medium', from: 'childrensHouse', what: 'Left after a phone call.',
    why: 'Phone off, out of character.', place: 'Rowan House, back door', found: { place: 'A friend’s flat, Parkhead', kind: 'friend' },
    discussion: charity,
  },
  {
    person: 'isla', ago: 24 * 95, ends: 'closed', risk: 'high', from: 'childrensHouse', what: 'Left at night by a window.',
    why: 'Messages from an older contact.', place: 'Rowan House, bedroom',
    found: { place: 'Retail park, Glasgow Fort', kind: 'shopOrLeisure', by: 'public' }, discussion: charity,
    referrals: [{ ...housing, after: 58, ends: 'completed' }],
  },
  {
    person: 'jamie', ago: 24 * 30, ends: 'afterReturn', risk: 'medium', from: 'childrensHouse', what: 'Did not come home after football.',
    why: 'Third time in two months.', place: 'Football pitch, Alexandra Parade',
    found: { place: 'Bus station, Buchanan Street', kind: 'transportHub' }, discussion: charity,
    referrals: [{ ...housing, after: 60, ends: 'active' }],
  },
  {
    person: 'isla', ago: 24 * 15, ends: 'afterReturn', risk: 'medium', from: 'childrensHouse', what: 'Left during the night.',
    why: 'Fourth time this year.', place: 'Rowan House', found: { place: 'Central Station', kind: 'transportHub' },
    clues: [['Ticket office', 'Ticket bought for Dumbarton late in the evening']], discussion: { ...charity, noOnward: true },
    referrals: [
      {
        from: 'discussionWorker', to: 'missingPeople', type: 'missingPeopleSupport', urgency: 'routine',
        line: 'Support for a girl who goes missing often', why: 'Would use a text line at night.', after: 70, ends: 'draft',
      },
    ],
  },
  {
    person: 'jamie', ago: 26, ends: 'missing', risk: 'high', from: 'childrensHouse', late: ['review'],
    what: 'Left after an argument without a coat or charger.', why: 'Met a 27-year-old; cold night.', place: 'Rowan House, front door',
    reporter: ['Pauline Watt', 'Manager of the children’s house'],
    clues: [['Shop on Duke Street', 'Staff saw him in the early afternoon, alone'], ['Phone company', 'Rang once at noon, then off']],
    enquiries: [
      { what: 'Ask the bus company for the cameras of the night service.', result: 'Not on the night service.' },
      { what: 'Trace the 27-year-old: name and address from his school friend.', dueIn: -2 },
      { what: 'Ask Rowan House for his bank card number.', result: 'Card not used this week.', anyone: true },
    ],
    referrals: [
      {
        from: 'officer', to: 'glasgowChildren', type: 'childrensSocialWork', urgency: 'immediate',
        line: 'Boy missing since yesterday, an older contact', why: 'Needs a meeting today.', after: 3, ends: 'accepted',
      },
    ],
    questions: [
      {
        from: 'officer', to: 'shelter', by: 'shelterCaseworker', after: 5, asks: 'Do you know of flats near Duke Street where young people are let stay by an older man?',
        answer: 'Two young people named a flat above the bookmaker’s in May. We have told the police office at London Road.',
      },
      {
        from: 'officer', to: 'barnardos', by: 'barnardosCaseworker', after: 6,
        asks: 'What did he say of the 27-year-old in the return discussion of the summer?', refusal: 'noBasis',
        note: 'He was promised that this stays with the worker. Ask for a share with its purpose, and we ask him.',
      },
    ],
    wantsAccess: [
      {
        by: 'shelterCaseworker', after: 25.5,
        reason: 'He came to our door last week and asked for help. We would plan with him if he comes again.',
      },
    ],
    emergencies: [
      {
        by: 'taysideOfficer', after: 9, reason: 'A boy of his description is at Dundee bus station now and will not say his name.',
        reviews: [
          { of: 'lead', by: 'inspector', after: 11, outcome: 'justified', note: 'Called us within ten minutes. It was another boy; no more was read than his description.' },
          { of: 'agency', by: 'policeAuditor', after: 20, outcome: 'justified', note: 'Two pages, four minutes, and the call is in the log of the control room.' },
        ],
      },
    ],
  },
  {
    person: 'isla', ago: 0.7, ends: 'reported', risk: 'medium', from: 'childrensHouse', by: 'houseManager',
    what: 'Not back from the shops.', why: 'Fifth time this year.', place: 'Alexandra Parade',
  },
] // prettier-ignore
