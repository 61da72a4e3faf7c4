import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import type { Ask } from '../ask.ts'
import { areas } from '../teams/areas.ts'
import type { Stagehand } from '../run-scenarios.ts'
import type { Scenario } from '../scenario.ts'

/** Something that happens at a time. `of`: the person it concerns, or null for all. */
export type Beat = { at: number; of: string | null; act: () => Promise<void> }

/** The state of one scenario while it is played. */
export type Scene = {
  scenario: Scenario
  hand: Stagehand
  params: { episodeId: string }
  areaCode: string
  /** The ids of the people played so far, by key. */
  people: Map<string, string>
  /** Hours from the report to now; `foundAfter` is to the end of the search, or to now while it goes on. */
  hours: number
  foundAfter: number
  /** The police officers responsible so many hours after the report. */
  police: (after: number) => Police
  /** Schedules an act so many hours after the report, or a minute ago where that is in the future. */
  beat: (after: number, act: (at: Moment) => Promise<unknown>) => void
  beats: Beat[]
}
type Moment = { iso: string; ask: (key: string) => Ask; police: Record<keyof Police, Ask>; now: number }
export type Police = { officer: string; sergeant: string; inspector: string; second: string; coordinator: string }

/** Creates the scene of one scenario. */
export function createScene(hand: Stagehand, scenario: Scenario, people: Map<string, string>): Scene {
  const began = hand.now - scenario.ago * hour
  const params = { episodeId: crypto.randomUUID() }
  const hours = scenario.ago
  const foundAfter = searchOf(scenario)
  const police = (after: number) => policeOf(scenario, after - hours)
  const beats: Beat[] = []
  return {
    scenario, hand, params, people, hours, foundAfter, police, beats, areaCode: areaOf(scenario),
    beat: (after, act) => {
      const at = Math.min(began + after * hour, hand.now - 60_000)
      const ask = (key: string) => hand.ask(key, new Date(at))
      const of = police((at - began) / hour)
      const askers = {
        officer: ask(of.officer), sergeant: ask(of.sergeant), inspector: ask(of.inspector), second: ask(of.second), coordinator: ask(of.coordinator),
      } // prettier-ignore
      const moment = { iso: new Date(at).toISOString(), ask, police: askers, now: hand.now }
      beats.push({ at, of: scenario.person, act: async () => void (await act(moment)) })
    },
  } // prettier-ignore
}

/** The reference of an episode, read by a person with access. */
export const referenceOf = async (ask: Ask, params: Scene['params']) =>
  (await ask(episodeApi.read, { params })).sections.summary.reference

const hour = 3_600_000

const searchOf = ({ ends, found, ago }: Scenario): number =>
  found ? (found.after ?? Math.min(7, ago / 3)) : ends === 'void' ? 1 : ends === 'deceased' ? Math.min(30, ago * 0.9) : ago

const divisions = {
  gDivision: { officer: 'officer', sergeant: 'sergeant', inspector: 'inspector', second: 'secondInspector', coordinator: 'policeCoordinator' },
  eDivision: { officer: 'edinburghOfficer', sergeant: 'edinburghSergeant', inspector: 'edinburghInspector', second: 'national', coordinator: 'national' },
  dDivision: { officer: 'taysideOfficer', sergeant: 'taysideSergeant', inspector: 'taysideInspector', second: 'national', coordinator: 'taysideCoordinator' },
} as const satisfies Record<string, Police> // prettier-ignore

/** The division responsible at a time: the one that took the report, until another accepted it. `fromNow` is negative hours. */
function policeOf({ by = 'officer', handovers = [] }: Scenario, fromNow: number): Police {
  const taken = handovers.findLast(({ ends, team, ago }) => ends === 'accepted' && team in divisions && -ago < fromNow)
  const key = taken?.team ?? (by === 'edinburghOfficer' ? 'eDivision' : by === 'taysideOfficer' || by === 'careHomeManager' ? 'dDivision' : 'gDivision')
  const of = key === 'eDivision' ? divisions.eDivision : key === 'dDivision' ? divisions.dDivision : divisions.gDivision
  return by === 'secondOfficer' && of === divisions.gDivision ? { ...of, officer: by } : of
} // prettier-ignore

const areaOf = ({ by, area }: Scenario) =>
  area ??
  (by === 'edinburghOfficer' ? areas.edinburgh : by === 'taysideOfficer' ? areas.dundee : by === 'careHomeManager' ? areas.perth : areas.glasgow)
// prettier-ignore
