import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { found } from '../found.ts'
import type { Question, WantsAccess } from '../scenario.ts'
import { referenceOf, type Scene } from './scene.ts'

/** Questions between teams, and access requests by people without access to the episode. */
export function questionSteps(scene: Scene): void {
  for (const question of scene.scenario.questions ?? []) oneQuestion(scene, question)
  for (const wanted of scene.scenario.wantsAccess ?? []) accessRequestSteps(scene, wanted)
}

function oneQuestion({ params, hand, beat }: Scene, question: Question): void {
  const { from, to, by, after, asks } = question
  const on = { params: { questionId: crypto.randomUUID() } }
  const body = { id: on.params.questionId, toTeam: found(hand.teams, to), asks }
  beat(after, ({ ask }) => ask(from)(questionApi.ask, { params, body }))
  const {
    answer,
    refusal: ground,
    note,
    seen,
  } = { answer: undefined, refusal: undefined, note: undefined, seen: undefined, ...question }
  if (answer !== undefined) beat(after + 0.5, ({ ask }) => ask(by)(questionApi.answer, { ...on, body: { answer } }))
  if (ground !== undefined) beat(after + 0.5, ({ ask }) => ask(by)(questionApi.refuse, { ...on, body: { ground, note } }))
  if (seen) beat(after + 0.5, ({ ask }) => ask(by)(questionApi.see, on))
}

function accessRequestSteps({ params, beat }: Scene, { by, after, reason, refused: ground, notify = 'no' }: WantsAccess): void {
  const id = crypto.randomUUID()
  beat(after, async ({ ask, police }) => {
    const reference = await referenceOf(police.officer, params)
    return ask(by)(accessRequestApi.ask, { body: { id, reference, sections: ['summary', 'plan'], reason } })
  })
  if (ground)
    beat(after + 0.7, ({ police }) =>
      police.sergeant(accessRequestApi.refuse, { params: { ...params, requestId: id }, body: { ground, notify } }),
    )
}
