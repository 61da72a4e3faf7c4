import { protectionApi } from '@waymark/shared/protection/protection.api.ts'
import type { ProtectionView } from '@waymark/shared/protection/protection.ts'
import { Link, useLocation } from '@tanstack/react-router'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { Button, buttonLook, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { announce } from '../ui/live-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { showUntil } from '../ui/end-of-day.ts'
import { useOpened } from '../ui/use-opened.ts'
import { AskingRow } from './asking-row.tsx'
import { LetIn } from './let-in.tsx'
import { IndividualForm } from './individual-form.tsx'
import { sealReasonLabels } from './protection.labels.ts'
import { AnswerUnseal, AskUnseal, SealForm } from './seal-forms.tsx'

type Opened = 'seal' | 'ask' | 'answer' | 'name'
/** The panel that a link to a draft opens, by address hash. */
const byHash: Readonly<Record<string, Opened>> = { 'ask-unseal': 'ask', 'answer-unseal': 'answer' }

/** The seal of a person: its reason, the actions that the reader may take, and the accounts with individual access. */
export function SealCard({ personId, view }: { personId: string; view: ProtectionView }) {
  const [wanted, setOpened, close] = useOpened(byHash[useLocation().hash])
  const end = useCommand(protectionApi.endIndividual)
  const asking = view.askings.find(({ what }) => what === 'unseal')
  const [maySeal, mayUnseal] = [view.allowed.includes('person.seal'), view.allowed.includes('person.unseal')]
  const may = {
    seal: maySeal && !view.sealed,
    name: maySeal && view.sealed,
    ask: mayUnseal && view.sealed && !asking,
    answer: mayUnseal && asking !== undefined && !asking.yours,
  }
  const opened = wanted && may[wanted] ? wanted : undefined
  if (!view.sealed && !maySeal) return null
  return (
    <Card
      title="Seal"
      tags={
        view.sealed && (
          <Tag tone="orange" icon={<LockKeyhole size={14} aria-hidden />}>
            Sealed
          </Tag>
        )
      }
    >
      <CardBody>
        <p>
          {view.sealed
            ? `${view.sealReason ? sealReasonLabels[view.sealReason] : 'Sealed'}. Only supervisors in the lead team, accounts named here and the national unit can see that they are on record.`
            : 'Not sealed. Every team with access to one of their episodes sees them.'}
        </p>
        {asking && (
          <AskingRow
            asking={asking}
            title={
              asking.yours
                ? 'You asked to end the seal: another inspector or the national unit decides'
                : 'Someone asked to end the seal'
            }
          >
            {may.answer && opened !== 'answer' && <Button onClick={() => setOpened('answer')}>Decide</Button>}
          </AskingRow>
        )}
        {opened === undefined && (
          <Buttons>
            {may.seal && <Button onClick={() => setOpened('seal')}>Seal this person</Button>}
            {may.name && <Button onClick={() => setOpened('name')}>Let in one person in police</Button>}
            {may.name && view.shareFrom && (
              <Link to="/episodes/$episodeId/share" params={{ episodeId: view.shareFrom }} className={buttonLook()}>
                Let in one person in another agency
              </Link>
            )}
            {may.ask && <Button onClick={() => setOpened('ask')}>Ask to end the seal</Button>}
          </Buttons>
        )}
        {opened === 'seal' && <SealForm personId={personId} onClose={close} />}
        {opened === 'ask' && <AskUnseal personId={personId} onClose={close} />}
        {opened === 'answer' && asking && <AnswerUnseal personId={personId} askingId={asking.id} onClose={close} />}
        {opened === 'name' && <IndividualForm personId={personId} onClose={close} />}
      </CardBody>
      <LetIn
        title="Let in individually"
        rows={view.individuals.map(row => ({
          ...row,
          more: `Until ${showUntil(row.until)}${row.share ? ', by a share with them alone' : ''}`,
        }))}
        may={maySeal}
        onEnd={async accountId => {
          await end.mutateAsync({ params: { personId, accountId }, body: { id: newId() } })
          announce('Their access was removed')
        }}
      />
    </Card>
  )
}
