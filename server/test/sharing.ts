import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import type { Somebody } from './people.ts'
import { done, exampleOf, type aProgram } from './program.ts'

/** The extra fields of a referral based on consent. */
export const agreed = {
  legalBasis: 'consent',
  views: 'agrees',
  consent: { asked: 'yes', askedBy: 'Her worker', askedAt: '2026-01-11T10:00:00Z', scope: 'This referral', answer: 'agrees' },
} as const

/** Helpers for tests of sharing: share, refer, accept, and read which sections are open. */
export function sharingBy({ ask, owner }: Pick<Awaited<ReturnType<typeof aProgram>>, 'ask' | 'owner'>) {
  /** Shares, and returns the answer even if it is a refusal. */
  async function tryGive(who: Somebody, episodeId: string, to: Somebody, more: object = {}) {
    const body = { ...exampleOf(shareApi.give), id: crypto.randomUUID(), toTeam: to.teamId, ...more }
    return { id: body.id, ...(await ask(who, shareApi.give, { params: { episodeId }, body })) }
  }
  /** Shares, and returns the id of the share. */
  async function give(...sent: Parameters<typeof tryGive>): Promise<string> {
    const reply = await tryGive(...sent)
    await done(Promise.resolve(reply))
    return reply.id
  }
  /** Refers to a team, and returns the id of the referral. */
  async function refer(who: Somebody, episodeId: string, to: Somebody, more: object = {}): Promise<string> {
    const body = {
      ...exampleOf(referralApi.send),
      id: crypto.randomUUID(),
      toTeam: to.teamId,
      sections: ['summary' as const],
      ...more,
    }
    await done(ask(who, referralApi.send, { params: { episodeId }, body }))
    return body.id
  }
  /** Accepts a referral, and returns the status of the answer. */
  const accept = async (who: Somebody, referralId: string): Promise<number> =>
    (await ask(who, referralApi.accept, { params: { referralId } })).status
  /** The sections of an episode that this person can read, or the status of a refusal. */
  async function opened(who: Somebody, episodeId: string): Promise<string[] | number> {
    const { status, data } = await ask(who, episodeApi.read, { params: { episodeId } })
    if (status !== 200) return status
    return Object.entries(data.sections).flatMap(([name, section]) => (section === null ? [] : [name]))
  }
  /** The episode as this person sees it. */
  const view = async (who: Somebody, episodeId: string) => (await done(ask(who, episodeApi.read, { params: { episodeId } }))).data
  /** The status of the answer to reading the episode. */
  const lookStatus = async (who: Somebody, episodeId: string) =>
    (await ask(who, episodeApi.read, { params: { episodeId } })).status
  const sharesOf = async (who: Somebody, episodeId: string) =>
    (await done(ask(who, shareApi.list, { params: { episodeId } }))).data
  const referenceOf = async (episodeId: string): Promise<string> =>
    String((await owner.query('select reference from episode where id = $1', [episodeId])).rows[0].reference)
  const statusOf = async (referralId: string): Promise<string> =>
    String((await owner.query('select status from referral where id = $1', [referralId])).rows[0].status)
  return { give, tryGive, refer, accept, opened, view, lookStatus, sharesOf, referenceOf, statusOf }
}
