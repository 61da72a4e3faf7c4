import type { Action } from '@waymark/shared/permissions.ts'
import type { WhoSees } from '@waymark/shared/access/who-sees.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Time } from '../ui/time.tsx'

const deeds: Partial<Record<Action, string>> = {
  'episode.read': 'Read the episode',
  'enquiry.read': 'Read the enquiries',
  'returnDiscussion.read': 'Read the return discussion',
  'support.read': 'Read the support notes',
  'referral.read': 'Read the referrals',
  'person.read': 'Read the person’s record',
  'share.give': 'Opened the sharing',
  'breakGlass.review': 'Viewed emergency access',
}

/** Who opened the episode: staff of the reader's agency by name. Readers in the lead team also see which other agencies did. */
export function WhoAccessed({ accessed }: { accessed: WhoSees['accessed'] }) {
  const { own, agencies } = accessed
  return (
    <Card title="Access log">
      {own.length === 0 && !agencies?.length ? (
        <EmptyState title="Nobody yet">Staff of your agency who open this episode are listed here.</EmptyState>
      ) : (
        <table className="seers looked">
          <caption className="only-heard">Who opened the record, and when they last did</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">What they did</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {(agencies ?? []).map(({ agency, times, lastAt }) => (
              <tr key={agency}>
                <th scope="row">{agency}</th>
                <td>Looked {often(times)}</td>
                <td>
                  <Time at={lastAt} />
                </td>
              </tr>
            ))}
            {own.map(({ name, team, action, times, lastAt }) => (
              <tr key={`${name} ${team} ${action}`}>
                <th scope="row">
                  {name} <span className="muted">{team}</span>
                </th>
                <td>
                  {deeds[action] ?? 'Looked'} {often(times)}
                </td>
                <td>
                  <Time at={lastAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

const often = (times: number) => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`)
