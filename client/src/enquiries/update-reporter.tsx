import { enquiryApi } from '@waymark/shared/enquiries/enquiry.api.ts'
import { saidOfThem, updateWays } from '@waymark/shared/enquiries/enquiry.ts'
import { useEpisode } from '../episodes/episode.api.ts'
import { useDoneHere } from '../lib/forms/done-here.ts'
import { newId } from '../lib/http/new-id.ts'
import { CancelLink, OnlyIf } from '../lib/access/only-if.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Banner } from '../ui/banner.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Consequences, FormCard } from '../ui/form-card.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { mayDiscloseLabels, saidLabels, wayLabels } from './enquiry.labels.ts'
import { MayDisclose } from './may-disclose.tsx'

/** Records an update to the person who reported. The page says first what may be disclosed. */
export function UpdateReporter() {
  const { allowed } = useEpisode()
  return (
    <OnlyIf allowed={allowed} action="enquiry.record">
      <UpdateForm />
    </OnlyIf>
  )
}

function UpdateForm() {
  const { id: episodeId, sections } = useEpisode()
  const reporter = sections.enquiries?.reporter
  const update = useCommand(enquiryApi.updateReporter)
  const done = useDoneHere()
  const form = useForm({
    schema: enquiryApi.updateReporter.body,
    start: { id: newId(), message: '' },
    draft: { form: 'reporterUpdate', episodeId },
    submit: body => update.mutateAsync({ params: { episodeId }, body }),
    done: () => done('The update is recorded.'),
  })
  const { how } = form.values
  const mayDisclose = sections.summary.mayDisclose
  return (
    <FormCard
      title="Update the person who reported it"
      intro={
        <>
          {reporter && (
            <p>
              <span className="strong">{reporter.name}</span>, {reporter.relationship}
              {reporter.phone && (
                <>
                  , <span className="number no-wrap">{reporter.phone}</span>{' '}
                  <CopyButton text={reporter.phone} what="phone number" />
                </>
              )}
            </p>
          )}
          {reporter && reporter.safeToCall !== 'yes' && (
            <Banner
              tone="warn"
              title={reporter.safeToCall === 'no' ? 'It is not safe to call them' : 'It is not known if it is safe to call them'}
            >
              <p>Find another way, or ask them first when and how they can be reached.</p>
            </Banner>
          )}
          <MayDisclose mayDisclose={mayDisclose} />
        </>
      }
      form={form}
      submit="Save update"
      cancel={<CancelLink />}
    >
      <RadioGroup
        {...form.at('how')}
        label="How were they told?"
        full
        options={updateWays.map(value => ({ value, label: wayLabels[value] }))}
      />
      {mayDisclose !== 'full' && how !== 'notReached' && (
        <RadioGroup
          {...form.at('said')}
          label="What did you tell them of where the person is?"
          hint={mayDiscloseLabels[mayDisclose].title}
          full
          stacked
          options={saidOfThem.map(value => ({ value, label: saidLabels[value] }))}
        />
      )}
      <TextArea
        {...form.at('message')}
        label={how === 'notReached' ? 'What did you try?' : 'What did you tell them?'}
        hint="And when they hear next, if you said so"
        rows={4}
        most={2000}
      />
      <Consequences>
        <li>
          {how === 'notReached'
            ? 'The deadline stays: police still have to update them.'
            : 'This deadline is met. The next starts with the next risk review, or when the person is found.'}
        </li>
      </Consequences>
    </FormCard>
  )
}
