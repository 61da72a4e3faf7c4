import { oracleRoles, oracleSections, readsNothing } from '../oracle.ts'
import type { Chance } from './chance.ts'
import type { Account, Facts } from './reading.ts'

const bases = ['share', 'individual', 'area', 'placing', 'lead']

/**
 * The teams as which an account could view an episode; none if its team has none. `lead` occurs only in a forged setting.
 */
export function drawView(facts: Facts, who: Account, chance: Chance): Account['view'] {
  const episodes = [...facts.grants.byEpisode].filter(([, rows]) => rows.some(row => row['team_id'] === who.actingTeam))
  if (!who.live || episodes.length === 0) return undefined
  const [episode] = chance.pick(episodes)
  return {
    episode,
    role: chance.pick(oracleRoles.filter(role => !readsNothing(role))),
    sections: chance.of(0.3) ? oracleSections : oracleSections.filter(() => chance.of(0.6)),
    basis: chance.pick(bases),
    account: chance.of(0.5),
  }
}
