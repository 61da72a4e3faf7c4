import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import { referralSessionApi, type RecordSession } from '@waymark/shared/referral-sessions/referral-session.api.ts'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import { supportNoteApi } from '@waymark/shared/support-notes/support-note.api.ts'
import type { z } from 'zod'
import { toOf } from '../services.ts'
import type { Referral } from '../scenario.ts'
import { councilOf } from './discussion.ts'
import type { Scene } from './scene.ts'

/** Referrals to other teams, their answers and the notes of their work. */
export function referralSteps(scene: Scene): void {
  for (const referral of scene.scenario.referrals ?? []) oneReferral(scene, referral)
}

function oneReferral(scene: Scene, { from, to, after, ends, note, safe, why: reason, ...notified }: Referral): void {
  const { params, hand, beat } = scene
  const id = crypto.randomUUID()
  const on = { params: { referralId: id } }
  const receiver = receivers[to] ?? ''
  const police = from.includes('fficer') && from !== 'housingOfficer'
  const body = {
    sections: police ? (['summary', 'description', 'care'] as const).slice() : (['summary', 'support'] as const).slice(),
    ...notified,
    ...safe,
    id,
    reason,
    legalBasis: notified.urgency === 'immediate' ? 'vitalInterests' : 'consent',
    condition: 'safeguarding',
    views: notified.urgency === 'immediate' ? 'notAsked' : 'agrees',
  } as const
  const agreed = {
    asked: 'yes',
    askedBy: 'The worker who met them',
    scope: 'This referral, and what goes with it',
    answer: 'agrees',
  } as const
  beat(after, ({ ask, iso }) =>
    ask(from)(referralApi.send, {
      params,
      body: {
        ...body,
        ...(body.legalBasis === 'consent' && { consent: { ...agreed, askedAt: iso } }),
        needs: [...(notified.needs ?? [])],
        ...toOf(hand, to, notified.type),
      },
    }),
  )
  if (ends === 'draft' || ends === 'sent') return
  if (ends === 'withdrawn') return beat(after + 3, ({ ask }) => ask(from)(referralApi.withdraw, on))
  beat(after + 1, ({ ask }) => ask(receiver)(referralApi.acknowledge, on))
  if (ends === 'received') return
  if (ends === 'declined')
    return beat(after + 5, ({ ask }) =>
      ask(receiver)(referralApi.decline, { ...on, body: { reason: 'noCapacity', advice: instead } }),
    )
  if (ends === 'asked')
    return beat(after + 2, ({ ask }) => ask(receiver)(referralApi.askMore, { ...on, body: withId({ text: questions }) }))
  if (ends === 'waiting')
    return beat(after + 5, ({ ask, now }) =>
      ask(receiver)(referralApi.wait, { ...on, body: withId({ expectedOn: inDays(now, 16), meanwhile }) }),
    )
  beat(after + 5, ({ ask }) => ask(receiver)(referralApi.accept, on))
  if (note)
    beat(after + 8, ({ ask }) =>
      ask(receiver)(supportNoteApi.add, { params, body: { id: crypto.randomUUID(), text: note, sharedBack: true } }),
    )
  if (ends === 'accepted') return
  beat(after + 9, ({ ask }) => ask(receiver)(referralApi.makeContact, on))
  if (ends === 'shareEnded') return endShare(scene, after + 30, to)
  sessionSteps(scene, id, receiver, after + 10)
  if (ends === 'active')
    return beat(after + 30, ({ ask }) => ask(receiver)(referralApi.tell, { ...on, body: withId({ text: feedback }) }))
  if (ends === 'completed') {
    const byNeed = (notified.needs ?? []).map((need, place) => ({
      need,
      outcome: place === 0 ? ('needMet' as const) : ('partlyMet' as const),
    }))
    beat(after + 48, ({ ask }) => ask(receiver)(referralApi.complete, { ...on, body: { outcome: 'needMet', byNeed, feedback } }))
  }
  if (ends === 'notEngaged')
    beat(after + 48, ({ ask }) => ask(receiver)(referralApi.giveUp, { ...on, body: withId({ attempts: 3, tried }) }))
}

/** Three sessions: one missed, one attended and one planned. */
function sessionSteps(scene: Scene, referralId: string, receiver: string, after: number): void {
  const { beat } = scene
  const on = { params: { referralId } }
  const [missed, kept, coming] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const plan = (from: number, id: string, at: (now: number, iso: string) => number) =>
    beat(from, ({ ask, now, iso }) =>
      ask(receiver)(referralSessionApi.plan, { ...on, body: { id, at: new Date(at(now, iso)).toISOString(), mode: 'inPerson' } }),
    )
  const record = (from: number, sessionId: string, body: z.input<typeof RecordSession>) =>
    beat(from, ({ ask }) => ask(receiver)(referralSessionApi.record, { params: { referralId, sessionId }, body }))
  plan(after, missed, (_, iso) => Date.parse(iso) + 6 * hour)
  record(after + 7, missed, { result: 'didNotAttend', why: 'No answer at the door; a neighbour said she was at work.' })
  plan(after + 8, kept, (_, iso) => Date.parse(iso) + 8 * hour)
  record(after + 17, kept, {
    result: 'attended',
    note: 'Talked about what comes first. Wants to be there when we call the landlord.',
  })
  plan(after + 18, coming, now => now + 44 * hour)
}

const hour = 3_600_000
const withId = <T extends object>(body: T) => ({ ...body, id: crypto.randomUUID() })
const inDays = (now: number, days: number) => new Date(now + days * 24 * hour).toISOString().slice(0, 10)
const instead = 'Ask again in two weeks, or try the council’s own team the same day.'
const questions = 'Is there somewhere safe to meet, and is it known where the contact took place?'
const meanwhile = 'Our drop-in is open to them from today. If it gets worse, call us and we will see who can wait.'
const feedback = 'Comes each week now. The landlord has agreed to wait until the end of the month.'
const tried = 'Two calls at the times that suit, and a letter with our number.'

/** The council ends the share of the team. */
function endShare(scene: Scene, after: number, to: string): void {
  const { params, beat } = scene
  const council = councilOf(scene)
  beat(after, async ({ ask }) => {
    const rows = await ask(council)(accessApi.explain, { params })
    const share = rows.find(row => row.shareId && row.basis === 'share' && row.team === teamNames[to])
    await ask(council)(accessApi.endShare, {
      params: { ...params, shareId: share?.shareId ?? '' },
      body: { why: 'noLongerNeeded' },
    })
  })
}

/** The person who acts for each team. */
const receivers: Readonly<Record<string, string>> = {
  barnardos: 'barnardosCaseworker',
  shelter: 'shelterCaseworker',
  missingPeople: 'missingPeopleCaseworker',
  glasgowChildren: 'socialWorker',
  glasgowHousing: 'housingOfficer',
  edinburghChildren: 'edinburghCoordinator',
  dundeeChildren: 'dundeeSocialWorker',
  perthAdults: 'perthCoordinator',
}
const teamNames: Readonly<Record<string, string>> = { shelter: 'Glasgow hub', missingPeople: 'Family support, Scotland' }
