import type { ShareView } from '@waymark/shared/shares/share.ts'
import { viewsWords } from '../referrals/referral-words.ts'
import { Fact } from '../ui/facts.tsx'
import { answerWords, askedWords } from './share-words.ts'

/** Asked or not, what they answered and what they think: each as it was recorded. */
export function ConsentFacts({ share: { consent } }: { share: ShareView }) {
  if (!consent) return null
  const { asked, answer, stance, views } = consent
  return (
    <>
      <Fact label="Was the person asked?" wide>
        {asked !== null && askedWords({ ...consent, asked })}
      </Fact>
      {answer && (
        <Fact label="They answered" wide>
          {answerWords[answer]}
        </Fact>
      )}
      {(stance ?? views) && (
        <Fact label="What they think" wide>
          {stance && viewsWords[stance]}
          {stance && views && '. '}
          {views && `“${views}”`}
        </Fact>
      )}
    </>
  )
}
