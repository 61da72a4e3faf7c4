import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { noParams } from '../platform/fields.ts'
import { roles } from '../permissions.ts'
import { agencyKinds } from '../sessions/session.ts'

/** A team as every account may see it, so that a referral can be addressed to it. */
export const TeamView = z.object({
  id: z.uuid(),
  name: z.string(),
  agency: z.string(),
  kind: z.enum(agencyKinds),
  areas: z.array(z.string()),
})
export type TeamView = z.infer<typeof TeamView>

export const AreaView = z.object({ code: z.string(), name: z.string() })
export type AreaView = z.infer<typeof AreaView>

/** An account that can be given a task. */
export const ColleagueView = z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) })
export type ColleagueView = z.infer<typeof ColleagueView>

export const directoryApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/directory',
    summary: 'The council areas and the teams of all agencies',
    access: 'session.use',
    params: noParams,
    response: z.object({ areas: z.array(AreaView), teams: z.array(TeamView) }),
  }),
  colleagues: endpoint({
    method: 'GET',
    path: '/api/directory/colleagues',
    summary: 'The people of your team; of another police team for police, who hand episodes over',
    access: 'work.read',
    params: noParams,
    /**
     * With an episode or a referral: only accounts that it can be assigned to. `take`: accounts that it can be handed over to.
     */
    query: z.object({
      team: z.uuid().optional(),
      episode: z.uuid().optional(),
      referral: z.uuid().optional(),
      take: z.enum(['yes']).optional(),
    }),
    response: z.array(ColleagueView),
  }),
}
