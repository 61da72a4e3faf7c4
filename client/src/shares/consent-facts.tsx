import type { ShareView } from '@waymark/shared/shares/share.ts'
import { viewsLabels } from '../referrals/referral.labels.ts'
import { Fact } from '../ui/facts.tsx'
import { answerLabels, askedLabel } from './share.labels.ts'

/** Consent and views as recorded: whether the person was asked, the answer, and what they think. */
export function ConsentFacts({ share: { consent } }: { share: ShareView }) {
  if (!consent) return null
  const { asked, answer, stance, views } = consent
  return (
    <>
      <Fact label="Was the person asked?" wide>
        {asked !== null && askedLabel({ ...consent, asked })}
      </Fact>
      {answer && (
        <Fact label="They answered" wide>
          {answerLabels[answer]}
        </Fact>
      )}
      {(stance ?? views) && (
        <Fact label="What they think" wide>
          {stance && viewsLabels[stance]}
          {stance && views && '. '}
          {views && `“${views}”`}
        </Fact>
      )}
    </>
  )
}
