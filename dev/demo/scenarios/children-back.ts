import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

const charity = { with: 'charity', ends: 'held' } as const

/** Children and young people who were found: tonight, this week, and some time ago. */
export const childrenBack: Scenario[] = [
  {
    person: 'skye', ago: 24 * 60, ends: 'closed', risk: 'medium', from: 'kinshipCare', what: 'Argument about a boyfriend.',
    why: 'Night out alone.', place: 'Grandmother’s house', found: { place: 'Her mother’s flat, Springburn', kind: 'family' },
    discussion: charity,
  },
  {
    person: 'leona', ago: 24 * 49, ends: 'closed', risk: 'medium', from: 'fosterCare', by: 'edinburghOfficer',
    what: 'Did not come back from the cinema.', why: 'New placement, second week.', place: 'Fountain Park',
    found: { place: 'At her aunt’s, Wester Hailes', kind: 'family' }, discussion: { with: 'council', ends: 'held' },
  },
  {
    person: 'grace', ago: 24 * 20, ends: 'closed', risk: 'medium', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Left for school, did not arrive.', why: 'First time, bullied.', place: 'Bus stop, Leith Walk',
    found: { place: 'Portobello beach', kind: 'waterOrCoast', by: 'public' },
    discussion: {
      with: 'council', ends: 'held',
      said: ['They all laughed. I could not go in.', 'Bullied for weeks; nobody at school knew.', 'A teacher to go to in the morning.'],
    },
    referrals: [
      {
        from: 'edinburghCoordinator', to: 'missingPeople', type: 'missingPeopleSupport', urgency: 'routine',
        line: 'A text line for a bullied girl', why: 'Asked for somebody of her own.', after: 40, ends: 'notEngaged',
      },
    ],
  },
  {
    person: 'kayleigh', ago: 24 * 18, ends: 'closed', risk: 'medium', from: 'childrensHouse', by: 'taysideOfficer', area: areas.dundee,
    what: 'Went to a party and stayed out.', why: 'Alcohol, older people there.', place: 'Children’s house, Lochee',
    found: { place: 'Returned to the house', kind: 'returnedToMissingPlace', by: 'careStaff', condition: 'intoxicated' },
    discussion: { with: 'council', ends: 'held' },
  },
  {
    person: 'nadia', ago: 24 * 8, ends: 'afterReturn', risk: 'medium', from: 'homeAddress', what: 'Support worker cannot reach her.',
    why: 'Threatened with eviction, low mood.', place: 'Govan tenancy', reporter: ['Carol Hay', 'Support worker'],
    found: { place: 'Friend’s sofa, Ibrox', kind: 'friend', by: 'familyOrFriend' }, discussion: charity,
    referrals: [
      {
        from: 'discussionWorker', to: 'shelter', type: 'housingOptions', urgency: 'routine', line: 'Advice on a place to live',
        why: 'Eviction threatened.', after: 58, ends: 'active', needs: ['housing', 'money'],
        safe: { doNotText: true, safeTimes: 'weekdays after 5pm', mayAnswer: 'herself, nobody else', safety: 'Her ex-partner may be at the flat: meet at the hub.' },
        note: 'Letter to the landlord written together; answer expected this week.',
      },
      {
        from: 'councilCoordinator', to: 'glasgowHousing', type: 'housingOptions', urgency: 'routine', line: 'Tenancy at risk',
        why: 'Two months behind.', after: 60, ends: 'waiting',
      },
    ],
  },
  {
    person: 'euan', ago: 24 * 6, ends: 'afterReturn', risk: 'medium', from: 'fosterCare', what: 'Walked out at bedtime.',
    why: 'Wants to see his brother.', place: 'Foster home, Shawlands', found: { place: 'Brother’s street, Castlemilk', kind: 'street' },
    discussion: { with: 'charity', ends: 'arranged' },
    protection: [
      {
        does: 'askRestrict', by: 'socialWorker', after: 20,
        reason: 'His brother’s landlord asks where he stays.',
      },
      { does: 'refuseRestrict', by: 'policeCoordinator', after: 20.6, reason: 'The landlord only wants his rent; Euan asks that his brother may know.' },
    ],
    exclusions: [
      {
        by: 'inspector', whom: 'secondOfficer', after: 4, why: 'relative',
        ended: { after: 100, by: 'secondInspector', reason: 'It was another family of the same name, as the officer has said.' },
      },
    ],
    shares: [
      {
        from: 'council', to: 'missingPeople', after: 52, sections: ['summary', 'description', 'plan'], basis: 'publicTask',
        views: 'They can know. I like talking to them.', ends: 'live',
      },
      {
        from: 'council', to: 'shelter', after: 54, sections: ['summary', 'support'], basis: 'consent',
        views: 'Only if it helps me see my brother.', ends: 'withdrawn',
      },
    ],
    referrals: [
      {
        from: 'councilCoordinator', to: 'shelter', type: 'familyMediation', urgency: 'routine',
        line: 'Two brothers who want to see each other', why: 'Contact stopped in summer.', after: 50, ends: 'declined',
      },
    ],
  },
  {
    person: 'skye', ago: 24 * 4.2, ends: 'afterReturn', risk: 'medium', from: 'kinshipCare',
    what: 'Did not come back from work experience.', why: 'Seen getting into a car.', place: 'Salon, Duke Street',
    found: { place: 'Service station, M8', kind: 'transportHub', by: 'public' }, discussion: { with: 'charity', ends: 'referred' },
    protection: [
      {
        does: 'askRestrict', by: 'councilCoordinator', after: 24 * 4.2 - 0.4,
        reason: 'She told her grandmother that the driver of the car asks everybody where she is now.',
      },
    ],
  },
  {
    person: 'lewis', ago: 24 * 3, ends: 'afterReturn', risk: 'high', from: 'publicPlace', by: 'taysideOfficer', area: areas.dundee,
    what: 'Lost sight of at the park.', why: 'Twelve, near water, dusk.', place: 'Castle Green',
    found: { place: 'Beach shelter, by a dog walker', kind: 'waterOrCoast', by: 'public', after: 2 },
    discussion: { with: 'council', ends: 'offered' },
  },
  {
    person: 'aaliyah', ago: 24 * 2.6, ends: 'afterReturn', risk: 'high', from: 'school', by: 'secondOfficer', unsafeToCall: true,
    what: 'Did not come home from school. A teacher fears that she is to be taken abroad.',
    why: 'Told a friend about a wedding she does not want.', place: 'School, Pollokshields', reporter: ['Helen Begg', 'Teacher'],
    found: {
      place: 'Safe accommodation, kept back at her wish', kind: 'hostelOrRefuge', mayDisclose: 'safe-and-well-only', by: 'madeContact',
      condition: 'placeOfSafety',
    },
    discussion: { with: 'police', ends: 'offered' },
  },
  {
    person: 'ben', ago: 24 * 2.1, ends: 'afterReturn', risk: 'high', from: 'homeAddress', by: 'taysideOfficer', area: areas.perth,
    what: 'Opened the garden gate and was gone.', why: 'Ten, autistic, drawn to water.', place: 'Garden, Scone',
    reporter: ['Alan Ferrier', 'Father'],
    found: { place: 'Under the bridge at the mill lade, dry and calm', kind: 'waterOrCoast', after: 1.6, condition: 'safeAndWell' },
    discussion: { with: 'council', ends: 'notAppropriate' },
    referrals: [
      {
        from: 'perthCoordinator', to: 'missingPeople', type: 'carerSupport', urgency: 'routine',
        line: 'A father who does not dare to sleep', why: 'Asks how others make the house safe.', after: 20, ends: 'withdrawn',
      },
    ],
  },
  {
    person: 'kayleigh', ago: 40, ends: 'located', risk: 'medium', from: 'childrensHouse', by: 'taysideOfficer', area: areas.dundee,
    late: ['check', 'update'], what: 'Not back by ten.', why: 'Second time in three weeks.', place: 'City Square',
    found: { place: 'Friend’s house, Kirkton', kind: 'friend', by: 'familyOrFriend' },
  },
  {
    person: 'mohsin', ago: 30, ends: 'located', risk: 'high', from: 'fosterCare', late: ['check'], what: 'Did not come back from college.',
    why: 'Unaccompanied; a man has been calling him.', place: 'College, Springburn',
    found: { place: 'Kept back at his wish', kind: 'other', mayDisclose: 'safe-and-well-only' },
  },
  {
    person: 'rhona', ago: 7.5, ends: 'afterReturn', risk: 'high', from: 'school', by: 'taysideOfficer', area: areas.dundee,
    what: 'Nine. Not at the gate when her mother came.', why: 'Nine years old, nut allergy, pen in her bag at school.',
    place: 'Primary school, Fintry', reporter: ['Karen Baird', 'Mother'],
    found: { place: 'In the library van, reading', kind: 'vehicle', by: 'public', after: 1.1, condition: 'safeAndWell' },
  },
] // prettier-ignore
