import { useEffect, useRef } from 'react'
import { sectionNames } from '../../lib/access/section.labels.ts'
import { answerLabels, askedLabel, conditionLabels, dutyLabels } from '../../shares/share.labels.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, Buttons } from '../../ui/button.tsx'
import { Card, CardBody } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { focusField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { showUntil } from '../../ui/end-of-day.ts'
import { neverTexts } from '../safe-contact.tsx'
import type { To } from './refer-steps.tsx'
import { legalBasisLabels, needLabels, recipientLabel, typeLabels, urgencyLabels, viewsLabels } from '../referral.labels.ts'
import type { Answers, ReferForm } from './use-refer-form.ts'

type CheckAnswersProps = { form: ReferForm; answers: Answers; to: To; onChange: () => void }
type Path = Exclude<keyof Answers, 'id' | 'consent'> | 'consent.asked'

/** All answers as they will be sent, each with a link to change it. A referral is sent only from here. */
export function CheckAnswers({ form, answers, to, onChange }: CheckAnswersProps) {
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    page.current?.focus({ preventScroll: true })
    page.current?.scrollIntoView({ block: 'start' })
  }, [])
  const change = (path: Path) => {
    onChange()
    // The field appears in the next frame.
    requestAnimationFrame(() => focusField(form.at(path).id ?? ''))
  }
  const row = (path: Path, label: string, value: string | undefined, whenNone = 'Nothing') => (
    <Fact label={label} whenNone={whenNone} change={<Change what={label} onPress={() => change(path)} />}>
      {value && <span className="keep-lines">{value}</span>}
    </Fact>
  )
  const {
    type,
    urgency,
    line,
    reason,
    views,
    viewsNote,
    contact,
    safety,
    safeTimes,
    mayAnswer,
    sections,
    legalBasis,
    condition,
    duty,
    consent,
    shareUntil,
    onward,
  } = answers
  return (
    <div className="check-answers" tabIndex={-1} ref={page}>
      <Card title="Check your answers">
        <CardBody>
          <Banner title={`${recipientLabel(to)} is sent a preview now`}>
            <p>If it accepts, it sees everything below, and the sections you share. Every time it looks is recorded.</p>
          </Banner>
        </CardBody>
        <Facts rows>
          {row('type', 'Request', typeLabels[type])}
          {row('urgency', 'Urgency', urgencyLabels[urgency].name)}
          {row(to.service ? 'serviceId' : 'toTeam', 'To', recipientLabel(to))}
          {row('line', 'Summary', line)}
          {row('reason', 'Reason', reason)}
          {row('views', 'What the person thinks', viewsLabels[views])}
          {row('viewsNote', 'In their words', viewsNote)}
          {row('needs', 'What they need', answers.needs.map(need => needLabels[need]).join(', '))}
          {row('doNotText', 'Never', neverTexts(answers).join(', '))}
          {row('safeTimes', 'Safe times', safeTimes)}
          {row('mayAnswer', 'Who may answer', mayAnswer)}
          {row('contact', 'Safe contact', contact)}
          {row('safety', 'Safety for workers', safety)}
          {row('sections', 'What they will see', sectionNames(sections))}
          {row('legalBasis', 'Legal basis', legalBasisLabels[legalBasis].name)}
          {condition && row('condition', 'Condition', conditionLabels[condition])}
          {duty && row('duty', 'Duty in law', dutyLabels[duty])}
          {row(
            'shareUntil',
            'Share lasts until',
            shareUntil && showUntil(shareUntil),
            'a year from now, or sooner when the work ends',
          )}
          {row('onward', 'Onward sharing', onward ? 'Onward referral allowed' : 'Only if someone who can share it agrees')}
          {row(
            'consent.asked',
            'Was the person asked?',
            consent && askedLabel({ ...consent, asked: consent.asked === 'yes' }),
            'Not said',
          )}
          {consent?.answer && row('consent.asked', 'They answered', answerLabels[consent.answer])}
        </Facts>
        <CardBody>
          <Form frame={{ ...form.frame, above: null }} bare problemTitle="This was not sent">
            <Buttons>
              <Button type="submit" kind="primary" pending={form.pending}>
                Send the referral
              </Button>
              <Button onClick={() => change('type')}>Back to the answers</Button>
            </Buttons>
          </Form>
        </CardBody>
      </Card>
    </div>
  )
}

function Change({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <button type="button" className="link-button" onClick={onPress}>
      Change<span className="only-heard"> {what.toLowerCase()}</span>
    </button>
  )
}
