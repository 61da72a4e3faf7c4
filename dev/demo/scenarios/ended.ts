import { areas } from '../teams/areas.ts'
import type { Scenario } from '../scenario.ts'

/** Not missing after all, recorded in error, and a death. */
export const ended: Scenario[] = [
  {
    person: 'finlay', ago: 24 * 5, ends: 'notMissing', risk: 'low', from: 'homeAddress', by: 'edinburghOfficer',
    what: 'Flatmates have not seen him for a day.', why: 'Missed a seminar.', place: 'Flat, Marchmont', lookAgainIn: 20,
  },
  {
    person: 'gordon', ago: 24 * 2.2, ends: 'notMissing', risk: 'low', from: 'workplace', by: 'taysideOfficer', area: areas.angus,
    what: 'Boat not back with the others.', why: 'Sea calm, fuel for a day.', place: 'Harbour, Arbroath',
    reason: 'On the radio: engine slow, comes in with the next tide.', lookAgainIn: -3,
  },
  {
    person: 'netta', ago: 9, ends: 'notMissing', risk: 'low', from: 'homeAddress', what: 'Did not answer the door to the home help.',
    why: 'Has a key safe nobody can open.', place: 'Govanhill', reason: 'Rang back from the hairdresser; home help goes again tomorrow.',
    lookAgainIn: 15,
  },
  {
    person: 'tam', ago: 24 * 26, ends: 'void', risk: 'low', from: 'noFixedAddress', what: 'Not seen at the soup kitchen.',
    why: 'Regular for years.', place: 'Cadogan Street',
  },
  {
    person: 'pawel', ago: 49, ends: 'void', risk: 'medium', from: 'workplace', by: 'callHandler',
    what: 'A lodger did not come home from work.', why: 'Housemate called twice.', place: 'Building site, Clydebank',
  },
  {
    person: 'ross', ago: 24 * 40, ends: 'deceased', risk: 'high', from: 'holidayOrEvent', by: 'taysideOfficer', area: areas.perth,
    what: 'Did not come back from a hill walk.', why: 'Bad weather, phone dead.', place: 'Car park by the loch',
    reporter: ['Moira Cunningham', 'Wife'],
  },
] // prettier-ignore
