import { accessRequestApi } from '@waymark/shared/access-requests/access-request.api.ts'
import { episodeApi } from '@waymark/shared/episodes/episode.api.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import { found } from '../found.ts'
import type { Question, WantsAccess } from '../tale.ts'
import type { Scene } from './scene.ts'

/** Teams ask each other what they know, and somebody to whom an episode is not open asks for access. */
export function playQuestions(scene: Scene): void {
  for (const question of scene.tale.questions ?? []) playQuestion(scene, question)
  if (scene.tale.wantsAccess) playWantsAccess(scene, scene.tale.wantsAccess)
}

function playQuestion({ params, hand, beat }: Scene, { from, to, by, after, asks, answer }: Question): void {
  const id = crypto.randomUUID()
  beat(after, ({ ask }) => ask(from)(questionApi.ask, { params, body: { id, toTeam: found(hand.teams, to), asks } }))
  if (answer !== undefined)
    beat(after + 0.5, ({ ask }) => ask(by)(questionApi.answer, { params: { questionId: id }, body: { answer } }))
}

function playWantsAccess({ params, beat }: Scene, { by, after, reason }: WantsAccess): void {
  beat(after, async ({ ask, police }) => {
    const { sections } = await police.officer(episodeApi.read, { params })
    const body = {
      id: crypto.randomUUID(),
      reference: sections.summary.reference,
      sections: ['summary' as const, 'plan' as const],
      reason,
    }
    return ask(by)(accessRequestApi.ask, { body })
  })
}
