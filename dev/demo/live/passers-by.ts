import type { DemoPerson } from '../demo-person.ts'
import type { Scenario } from '../scenario.ts'

type PasserBy = {
  person: Pick<DemoPerson, 'givenName' | 'familyName' | 'dateOfBirth'>
  appearance: string
  from: Scenario['from']
  place: string
  what: string
  why: string
  foundAt: string
}

/** The people who go missing while the demo runs and are soon found. They are not in its scenarios. */
export const passersBy: PasserBy[] = [
  {
    person: { givenName: 'Catriona', familyName: 'Yule-Test', dateOfBirth: '2012-05-03' }, appearance: 'Blue school coat, red bobble hat',
    from: 'homeAddress', place: 'Home, Dennistoun', what: 'Did not come home from a friend’s.', why: 'Fourteen, phone off, dark.',
    foundAt: 'At another friend’s, asleep',
  },
  {
    person: { givenName: 'Murdo', familyName: 'Sproat-Test', dateOfBirth: '1948-10-19' }, appearance: 'Brown overcoat, walking stick',
    from: 'homeAddress', place: 'Home, Shettleston', what: 'Went to post a letter an hour ago.', why: 'Early dementia, cold night.',
    foundAt: 'On the number 2 bus, at its end',
  },
  {
    person: { givenName: 'Rebecca', familyName: 'Lorne-Test', dateOfBirth: '1999-02-14' }, appearance: 'Long fair hair, green anorak',
    from: 'friendOrRelativeHome', place: 'Cousin’s flat, Partick', what: 'Walked out after a quarrel, left her phone.',
    why: 'Upset, knows nobody here.', foundAt: 'All-night café, Byres Road',
  },
  {
    person: { givenName: 'Kenneth', familyName: 'Auchter-Test', dateOfBirth: '1979-07-07' }, appearance: 'Grey suit, no coat',
    from: 'workplace', place: 'Office, Bothwell Street', what: 'Left a meeting in tears and did not come back.',
    why: 'Lost his father last week.', foundAt: 'At his father’s house',
  },
  {
    person: { givenName: 'Zara', familyName: 'Begum-Test', dateOfBirth: '2010-11-30' }, appearance: 'Black tracksuit, white headphones',
    from: 'childrensHouse', place: 'Rowan House, back gate', what: 'Not back at the agreed time.', why: 'First week in the house.',
    foundAt: 'Rowan House, came back by herself',
  },
  {
    person: { givenName: 'Angus', familyName: 'Torrie-Test', dateOfBirth: '1963-03-25' }, appearance: 'Red beard, fishing hat',
    from: 'hospitalWard', place: 'Ward, Gartnavel', what: 'Bed empty at the medicine round.', why: 'Drip still in his arm.',
    foundAt: 'Smoking shelter of the hospital',
  },
] // prettier-ignore
