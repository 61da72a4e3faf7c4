import { useQuery } from '@tanstack/react-query'
import { accessApi } from '@waymark/shared/access/access.api.ts'
import type { WhyNot } from '@waymark/shared/access/why-not.ts'
import { read } from '../http/call.ts'
import { QueryState } from '../http/query-state.tsx'
import { coulds, ruleText, whatIsAsked } from './why-not.labels.ts'

/** The record that the question is about. `state` gives the page's words for a state code. */
export type WhyAsked = { of: 'episode' | 'person' | 'referral'; id: string; state?: (code: string) => string }

const ask = ({ of, id }: WhyAsked, signal: AbortSignal) =>
  of === 'episode'
    ? read(accessApi.whyNot, { params: { episodeId: id } }, signal)
    : of === 'person'
      ? read(accessApi.whyNotPerson, { params: { personId: id } }, signal)
      : read(accessApi.whyNotReferral, { params: { referralId: id } }, signal)

/** Lists what the reader cannot do or read here. Each item opens to name the rule and who could. */
export function WhyNotList(props: WhyAsked) {
  const query = useQuery({ queryKey: [props.of, props.id, 'why-not'], queryFn: ({ signal }) => ask(props, signal) })
  return (
    <div className="why-not-list">
      <QueryState query={query}>
        {all =>
          all.length === 0 ? (
            <p className="muted">No rule blocks anything that your role can do here.</p>
          ) : (
            <Answers all={all} {...props} />
          )
        }
      </QueryState>
    </div>
  )
}

function Answers({ all, state = code => code }: WhyAsked & { all: readonly WhyNot[] }) {
  return (
    <ul>
      {all
        .toSorted((a, b) => whatIsAsked(a).localeCompare(whatIsAsked(b), 'en-GB'))
        .map(answer => (
          <li key={answer.action ?? answer.section}>
            <details>
              <summary>{whatIsAsked(answer)}</summary>
              <p>{ruleText(answer, state)}</p>
              <p className="muted small">{answer.rule === 'restricted' || answer.section ? 'Who could open it' : 'Who could'}</p>
              <ul className="bullets small">
                {coulds(answer.could).map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
    </ul>
  )
}
