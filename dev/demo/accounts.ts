import { councilTeams } from './teams/councils.ts'
import { partnerTeams } from './teams/partners.ts'
import { policeTeams } from './teams/police.ts'

/** The invented people of the demo, team by team. */
export const demoTeams = [...policeTeams, ...councilTeams, ...partnerTeams]

/** The password of all people of the demo, who exist nowhere else. */
export const demoPassword = 'waymark-demo-2026'

export const emailOf = (key: string) => `${key.replace(/[A-Z]/g, letter => `.${letter.toLowerCase()}`)}@waymark.example`

/** The accounts that the sign-in page of the demo offers. */
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
