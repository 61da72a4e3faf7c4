import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { noParams } from '../platform/fields.ts'
import { SessionEnds, SessionView, SignIn, SwitchTeam } from './session.ts'

export const sessionApi = {
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    access: 'public',
    params: noParams,
    body: SignIn,
    response: SessionView,
    example: { email: 'nobody@example.org', password: 'not a password of anyone' },
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    access: 'session.use',
    params: noParams,
    response: SessionView,
  }),
  stay: endpoint({
    method: 'POST',
    path: '/api/session/activity',
    summary: 'Say that the person is still there, so that the session goes on',
    access: 'session.use',
    params: noParams,
    response: SessionEnds,
  }),
  switchTeam: endpoint({
    method: 'POST',
    path: '/api/session/team',
    summary: 'Act in another of your teams from now on',
    access: 'session.use',
    params: noParams,
    body: SwitchTeam,
    response: SessionView,
    example: { membershipId: '01890000-0000-7000-8000-000000000018' },
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    access: 'session.use',
    params: noParams,
    response: z.object({}),
  }),
}
