import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { protectionApi, protectionApi as api } from '@waymark/shared/protection/protection.api.ts'
import { AddToAllowList as Add, type ProtectionView } from '@waymark/shared/protection/protection.ts'
import EyeOff from 'lucide-react/icons/eye-off'
import { newId } from '../lib/http/new-id.ts'
import { useCommand } from '../lib/http/use-command.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { Card, CardBody } from '../ui/card.tsx'
import { announce } from '../ui/live-region.tsx'
import { showWhen } from '../ui/london-time.ts'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { AskingRow } from './asking-row.tsx'
import { Deciding } from './deciding.tsx'
import { LetIn } from './let-in.tsx'
import { candidatesQuery } from './protection.api.ts'
import { restrictionLabels } from './protection.labels.ts'
import { AskRestrict, LiftForm, RefuseRestrict, RestrictForm } from './whereabouts-forms.tsx'

type Opened = 'restrict' | 'ask' | 'lift' | 'allowList' | 'refuse' | { refuse: string }
/** The panel that a link to a draft opens, by address hash. */
const byHash: Readonly<Record<string, Opened>> = {
  restrict: 'restrict',
  'ask-restrict': 'ask',
  lift: 'lift',
  'refuse-restrict': 'refuse',
}

/** The whereabouts restriction of a person, the actions that the reader may take, and the accounts on the allow-list. */
export function WhereaboutsCard({ personId, view }: { personId: string; view: ProtectionView }) {
  const [wanted, setOpened, close] = useOpened(byHash[useLocation().hash])
  const end = useCommand(protectionApi.removeFromAllowList)
  const { whereabouts: mayDisclose, allowed } = view
  const restricted = mayDisclose !== 'full'
  const [mayRestrict, mayLift] = [allowed.includes('whereabouts.restrict'), allowed.includes('whereabouts.liftRestriction')]
  const askings = view.askings.filter(({ what }) => what === 'restrict')
  const mayAsk = allowed.includes('whereabouts.askToRestrict') && mayDisclose !== 'nothing' && askings.length === 0
  const refusing = typeof wanted === 'object' ? wanted.refuse : askings[0]?.id
  const may = {
    restrict: mayRestrict && mayDisclose !== 'nothing',
    ask: mayAsk,
    lift: mayLift && restricted,
    allowList: mayLift && restricted,
    refuse: mayLift && refusing !== undefined,
  }
  const named = typeof wanted === 'object' ? 'refuse' : wanted
  const opened = named && may[named] ? named : undefined
  return (
    <Card
      title="Where they are"
      tags={
        restricted && (
          <Tag tone="orange" icon={<EyeOff size={14} aria-hidden />}>
            Restricted
          </Tag>
        )
      }
    >
      <CardBody>
        <p>
          {mayDisclose === 'full'
            ? 'Teams that can see whereabouts may know, and so may the person who reported them.'
            : `You can say: ${restrictionLabels[mayDisclose].label.toLowerCase()}. Only the lead team and the allow-list know where they are.`}
        </p>
        {askings.map(asking => (
          <AskingRow
            key={asking.id}
            asking={asking}
            title={
              asking.yours ? 'You asked to restrict it: the lead team decides within the hour' : 'A partner asks to restrict it'
            }
          >
            {may.restrict && opened === undefined && <Button onClick={() => setOpened('restrict')}>Restrict</Button>}
            {mayLift && opened === undefined && <Button onClick={() => setOpened({ refuse: asking.id })}>Refuse</Button>}
          </AskingRow>
        ))}
        {opened === undefined && (
          <Buttons>
            {may.restrict && askings.length === 0 && (
              <Button onClick={() => setOpened('restrict')}>{restricted ? 'Restrict further' : 'Restrict whereabouts'}</Button>
            )}
            {may.ask && <Button onClick={() => setOpened('ask')}>Ask to restrict whereabouts</Button>}
            {may.allowList && <Button onClick={() => setOpened('allowList')}>Add to the allow-list</Button>}
            {may.lift && <Button onClick={() => setOpened('lift')}>Lift the restriction</Button>}
          </Buttons>
        )}
        {opened === 'restrict' && <RestrictForm personId={personId} onClose={close} />}
        {opened === 'ask' && <AskRestrict personId={personId} onClose={close} />}
        {opened === 'lift' && <LiftForm personId={personId} onClose={close} />}
        {opened === 'allowList' && <AllowListForm personId={personId} onClose={close} />}
        {opened === 'refuse' && refusing && <RefuseRestrict personId={personId} askingId={refusing} onClose={close} />}
      </CardBody>
      <LetIn
        title="Allow-list: they know where the person is"
        rows={view.allowList.map(row => ({ ...row, more: `Since ${showWhen(row.since)}` }))}
        may={mayLift}
        onEnd={async accountId => {
          await end.mutateAsync({ params: { personId, accountId }, body: { id: newId() } })
          announce('Taken off the allow-list')
        }}
      />
    </Card>
  )
}

type OnPerson = { personId: string; onClose: () => void }

/** Adds an account to the allow-list of a whereabouts restriction. */
function AllowListForm({ personId, onClose }: OnPerson) {
  const { data = [] } = useQuery(candidatesQuery(personId))
  const add = useCommand(api.addToAllowList)
  return (
    <Deciding
      title="Who else may know where they are?"
      schema={Add}
      start={{ id: newId(), accountId: '' }}
      send={body => add.mutateAsync({ params: { personId }, body })}
      submit="Let them know"
      said="On the allow-list"
      onClose={onClose}
      happens={['Only they, not their team, see where this person was found. It can be ended at any time.']}
    >
      {form => (
        <Select
          {...form.at('accountId')}
          label="Whom?"
          hint="Those who would see it if it were not restricted"
          none="Choose"
          full
          options={data.map(({ id, name, team }) => ({ value: id, label: `${name}, ${team}` }))}
          onChange={person => form.set('accountId', person ?? '')}
        />
      )}
    </Deciding>
  )
}
