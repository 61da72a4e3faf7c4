import { consentAnswers } from '@waymark/shared/shares/share.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhenField } from '../ui/when-field.tsx'
import type { ShareForm } from './share-fields.tsx'
import { answerWords } from './share-words.ts'

/** Whether the person was asked, by whom, of what, what they answered and what they think: apart from the legal basis, and never worked out from it. */
export function ConsentFields({ form }: { form: ShareForm }) {
  const { consent } = form.values
  return (
    <>
      <h3>What the person thinks</h3>
      <RadioGroup
        {...form.at('consent.asked')}
        label="Was the person asked?"
        hint="Whether they agree is not the legal basis, and the basis does not say whether they were asked."
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        full
      />
      {consent?.asked === 'yes' && (
        <>
          <TextField {...form.at('consent.askedBy')} label="Who asked them?" />
          <WhenField {...form.at('consent.askedAt')} label="When?" />
          <TextArea {...form.at('consent.scope')} label="What were they asked to agree to?" rows={2} most={1000} />
          <RadioGroup
            {...form.at('consent.answer')}
            label="What did they answer?"
            options={consentAnswers.map(value => ({ value, label: answerWords[value] }))}
            full
          />
        </>
      )}
      {consent?.asked === 'no' && (
        <TextArea {...form.at('consent.whyNotAsked')} label="Why were they not asked?" rows={2} most={1000} />
      )}
      <TextArea {...form.at('consent.views')} label="What they think, in their words" rows={2} most={2000} optional />
    </>
  )
}
