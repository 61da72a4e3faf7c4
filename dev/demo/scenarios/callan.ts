import type { Scenario } from '../scenario.ts'

const from = 'childrensHouse'
const place = 'Rowan House, front door'
const returned = { kind: 'returnedToMissingPlace', by: 'returnedThemselves', condition: 'safeAndWell' } as const
const house = { place: 'Rowan House, came back by himself', ...returned }
const charity = { with: 'charity', ends: 'held' } as const
const police = { with: 'police', ends: 'declined' } as const
const days = (n: number) => 24 * n

/** Callan Docherty-Test goes missing repeatedly: thirteen times in half a year, mostly to the same two places. */
export const callan: Scenario[] = [
  {
    ago: days(178),
    what: 'Did not come back from the park.',
    why: 'First time since he moved in.',
    found: house,
    discussion: charity,
  },
  {
    ago: days(164),
    what: 'Left after tea, would not say where to.',
    why: 'Second time in two weeks.',
    found: house,
    discussion: police,
  },
  {
    ago: days(151),
    what: 'Not in his room at the night check.',
    why: 'Out at night alone.',
    found: { place: 'His brother’s flat, Easterhouse', kind: 'family', by: 'familyOrFriend' },
    discussion: { with: 'council', ends: 'held' },
  },
  { ago: days(133), what: 'Left school at the interval.', why: 'Skipped two days before.', found: house, discussion: police },
  {
    ago: days(120),
    what: 'Did not get off the bus with the others.',
    why: 'Has new trainers that nobody bought him.',
    found: { place: 'Car park behind the Forge', kind: 'shopOrLeisure' },
    discussion: {
      with: 'charity',
      ends: 'held',
      said: [
        'They give me things. I just hold stuff for them.',
        'Frightened of somebody older. Worried about criminal exploitation.',
        'To be far from the Forge for a while.',
      ],
    },
  },
  { ago: days(99), what: 'Left by the kitchen window.', why: 'Fourth night out this autumn.', found: house, discussion: police },
  {
    ago: days(84),
    what: 'Ran from the car at the lights.',
    why: 'Upset after a visit.',
    found: { place: 'His brother’s flat, Easterhouse', kind: 'family', by: 'familyOrFriend' },
    discussion: charity,
  },
  {
    ago: days(66),
    what: 'Went for a walk and switched his phone off.',
    why: 'Phone is never off.',
    found: house,
    discussion: { with: 'council', ends: 'noContact' },
  },
  {
    ago: days(52),
    what: 'Not back from the gym.',
    why: 'A man waited for him outside twice this week.',
    found: { place: 'Car park behind the Forge', kind: 'shopOrLeisure', condition: 'distressed' },
    discussion: charity,
  },
  {
    ago: days(37),
    what: 'Left during the night.',
    why: 'Took a bag with clothes.',
    found: house,
    discussion: { with: 'council', ends: 'held' },
  },
  { ago: days(21), what: 'Did not come back from his brother’s.', why: 'Was due at six.', found: house, discussion: police },
  {
    ago: days(5.4),
    ends: 'afterReturn',
    by: 'secondOfficer',
    what: 'Left after a phone call, would not look at staff.',
    why: 'Twelfth time this year; the same man rang.',
    found: { place: 'Car park behind the Forge', kind: 'shopOrLeisure', condition: 'distressed' },
    discussion: { with: 'charity', ends: 'arranged' },
    corrected: {
      after: 100,
      right: 'Rowan House, by the back gate',
      why: 'The camera of the house shows another door than staff remembered.',
      means: 'He was not seen at the front door: the person waiting there did not meet him.',
    },
  },
  {
    ago: 5.2,
    ends: 'missing',
    by: 'secondOfficer',
    what: 'Left with a rucksack while staff changed over. Had been told that he may move house.',
    why: 'Thirteenth time; exploitation suspected; said goodbye to a younger boy.',
    clues: [
      ['Night staff', 'His charger and the photo of his mother are gone'],
      ['Brother', 'Has not heard from him for days, sounded worried'],
    ],
    enquiries: [
      { what: 'Ask the shops at the Forge for their cameras.', result: 'Seen at the taxi rank with a man in a grey jacket.' },
      { what: 'Ask the taxi firms who picked up two at the Forge.', dueIn: 1.5 },
      { what: 'Visit the brother at home.', dueIn: 3, anyone: true },
    ],
    disclosed: { after: 2, whom: 'Night manager, Forge taxi rank', why: 'To look out for him at the rank.' },
    printed: { after: 3, why: 'For the search briefing at the Forge.' },
  } as const,
].map(scenario => ({ person: 'callan', risk: 'medium', from, place, ends: 'closed', ...scenario }) as Scenario) // as: map widens the literals
