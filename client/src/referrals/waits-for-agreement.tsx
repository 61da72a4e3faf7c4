import { referralApi } from '@waymark/shared/referrals/referral.api.ts'
import type { ReferralRow } from '@waymark/shared/referrals/referral.ts'
import { useState } from 'react'
import { ConfirmPanel } from '../kernel/confirm-panel.tsx'
import { useCommand } from '../kernel/use-command.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/tag.tsx'
import { Preview } from './preview.tsx'
import { SectionList } from './section-list.tsx'
import { stateWords } from './referral-life-words.ts'

type WaitsProps = { row: ReferralRow; episodeId: string; mayAgree: boolean }

/** A referral by a team that is itself only shared to: it is not sent before somebody who may share agrees. */
export function WaitsForAgreement({ row, episodeId, mayAgree }: WaitsProps) {
  const [isOpen, setOpen] = useState(false)
  const approve = useCommand(referralApi.approve)
  const { name, tone } = stateWords(row)
  const to = `${row.to.agency}, ${row.to.team}`
  return (
    <Card
      title={`To ${to}`}
      tags={
        <>
          <Tag tone={tone}>{name}</Tag>
          <span className="muted small">{row.reference}</span>
        </>
      }
      actions={
        mayAgree &&
        !isOpen && (
          <Button kind="primary" onClick={() => setOpen(true)}>
            Agree to pass on
          </Button>
        )
      }
    >
      <Preview preview={row.preview} />
      {isOpen && mayAgree && (
        <ConfirmPanel
          title="Agree to pass this on?"
          button="Agree to pass on"
          act={() => approve.mutateAsync({ params: { episodeId, referralId: row.id } })}
          done="The referral is sent on"
          onClose={() => setOpen(false)}
        >
          <ul className="bullets">
            <li>{to} is sent the preview above, and no more before it accepts.</li>
            <li>
              If it accepts, it sees this, and no more than your own team can see:
              <SectionList sections={row.sections} />
            </li>
            <li>It is recorded that your team agreed. You can end the share at any time on the Sharing tab.</li>
          </ul>
        </ConfirmPanel>
      )}
    </Card>
  )
}
