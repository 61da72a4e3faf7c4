import { useEffect, useRef } from 'react'
import { sectionNames } from '../lib/access/section.labels.ts'
import { legalBasisLabels } from '../referrals/referral.labels.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { inLondon, showDate } from '../ui/london-time.ts'
import { Form } from '../ui/form.tsx'
import { useNow } from '../ui/now.ts'
import { answerLabels, askedLabel, conditionLabels, dutyLabels, purposeLabels } from './share.labels.ts'
import type { Receivers, ShareForm } from './share-fields.tsx'
import type { ShareAnswers } from './share-schema.ts'

type CheckShareProps = {
  form: ShareForm
  answers: ReturnType<typeof ShareAnswers.parse>
  to: string
  receivers: Receivers | undefined
  onChange: () => void
}

/**
 * All answers as they will be shared, and who is notified. Below is what the receiver will see. A share is given only from here.
 */
export function CheckShare({ form, answers, to, receivers, onChange }: CheckShareProps) {
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    page.current?.focus({ preventScroll: true })
    page.current?.scrollIntoView({ block: 'start' })
  }, [])
  const {
    sections,
    purpose,
    legalBasis,
    receiverBasis,
    condition,
    duty,
    from,
    until,
    reviewAt,
    onward,
    consent,
    toAccount,
    urgentReason,
  } = answers
  const now = useNow()
  const begins = from !== undefined && Date.parse(from) > now ? showDate(inLondon(from)) : undefined
  const person = receivers?.people.find(({ id }) => id === toAccount)
  return (
    <div className="check-answers" tabIndex={-1} ref={page}>
      <Card title="Check before sharing">
        <CardBody>
          <Banner title={`${person ? `${person.name}, ${to},` : to} can see this from ${begins ?? 'now on'}`}>
            <p>
              {begins && 'Until then they see nothing and are told nothing. '}
              They are told by reference that something is shared. The lead team and teams that see all access see the share too.
              Every time they look is recorded.
            </p>
            {urgentReason && <p>No agreement covers it: supervisors in the lead team are told, and review it within a day.</p>}
          </Banner>
        </CardBody>
        <Facts rows>
          <Fact label="What they will see">{sectionNames(sections)}</Fact>
          <Fact label="For">{purposeLabels[purpose]}</Fact>
          <Fact label="Your legal basis">{legalBasisLabels[legalBasis].name}</Fact>
          <Fact label="Their legal basis">{legalBasisLabels[receiverBasis].name}</Fact>
          {condition && <Fact label="Condition">{conditionLabels[condition]}</Fact>}
          {duty && <Fact label="Duty in law">{dutyLabels[duty]}</Fact>}
          <Fact label="Begins">{begins ?? 'Now'}</Fact>
          <Fact label="Ends">{showUntil(until)}</Fact>
          <Fact label="Review by">{showUntil(reviewAt)}</Fact>
          <Fact label="Onward sharing">{onward ? 'Onward referral allowed' : 'Only if someone who can share it agrees'}</Fact>
          <Fact label="Was the person asked?">{askedLabel({ ...consent, asked: consent.asked === 'yes' })}</Fact>
          {consent.answer && <Fact label="They answered">{answerLabels[consent.answer]}</Fact>}
          {consent.views && <Fact label="What they think">{consent.views}</Fact>}
          {urgentReason && <Fact label="Why it protects a life">{urgentReason}</Fact>}
        </Facts>
        <CardBody>
          <Form frame={{ ...form.frame, above: null }} bare problemTitle="This was not shared">
            <Buttons>
              <Button type="submit" kind="primary" pending={form.pending}>
                {begins ? 'Share from that day' : 'Share now'}
              </Button>
              <Button onClick={onChange}>Back to the answers</Button>
            </Buttons>
          </Form>
        </CardBody>
      </Card>
    </div>
  )
}
