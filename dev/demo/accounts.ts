import { councilTeams } from './teams/councils.ts'
import { partnerTeams } from './teams/partners.ts'
import { policeTeams } from './teams/police.ts'

/** Invented people in a small believable Scotland, team by team. */
export const demoTeams = [...policeTeams, ...councilTeams, ...partnerTeams]

/** The one password of the demo's people; they exist nowhere else. */
export const demoPassword = 'waymark-demo-2026'

export const emailOf = (key: string) => `${key.replace(/[A-Z]/g, letter => `.${letter.toLowerCase()}`)}@waymark.example`

/** Who can be tried: what the sign-in page of the demo offers. */
export const demoAccounts = demoTeams.flatMap(team =>
  team.people
    .filter(({ live }) => !live)
    .map(({ key, name, role }) => ({
      name,
      role,
      team: `${team.agency}, ${team.name}`,
      email: emailOf(key),
      password: demoPassword,
    })),
)
