import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { TeamView } from '@waymark/shared/directory/directory.api.ts'
import type { Role, Section } from '@waymark/shared/permissions.ts'
import { shareApi } from '@waymark/shared/shares/share.api.ts'
import { lazy, Suspense, useState, type ComponentType } from 'react'
import { useGoOn } from '../lib/forms/go-on.ts'
import { isProblem } from '../lib/http/problem.ts'
import { newId } from '../lib/http/new-id.ts'
import { QueryState } from '../lib/http/query-state.tsx'
import { useCommand } from '../lib/http/use-command.ts'
import { useForm } from '../lib/forms/use-form.ts'
import { Card, CardBody } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Control } from '../ui/field.tsx'
import { Loading } from '../ui/loading.tsx'
import { notice } from '../ui/notice.tsx'
import type { ShowViewAs } from './view-as.tsx'
import { ShareFields } from './share-fields.tsx'
import { ShareAnswers, ShareAnswersOfSealed } from './share-schema.ts'
import { previewQuery, receiversQuery } from './share.api.ts'
import './shares.css'

const CheckShare = lazy(async () => ({ default: (await import('./check-share.tsx')).CheckShare }))
const Seen = lazy(async () => ({ default: (await import('./view-as.tsx')).Seen }))
const route = getRouteApi('/signed-in/episodes/$episodeId')

type GiveShareProps = {
  teams: readonly TeamView[]
  /** The area of the episode. */
  area: string
  /** Whether the person is sealed. If so, the share is with one person by name. */
  sealed: boolean
  /** First values, where a team asked for access: the team and the sections it needs. */
  start: { toTeam: string | undefined; sections: readonly Section[] }
  /** A field to choose one team of any agency. */
  Team: ComponentType<Control<string> & { teams: readonly TeamView[]; area: string }>
  Show: ShowViewAs
}

/**
 * Form that shares sections of an episode. It previews what the receiver will see, and asks for a check before the share is
 * given.
 */
export function GiveShare({ teams, area, sealed, start, Team, Show }: GiveShareProps) {
  const { episodeId } = route.useParams()
  const goOn = useGoOn()
  const give = useCommand(shareApi.give)
  const [answers, setAnswers] = useState<ReturnType<typeof ShareAnswers.parse>>()
  const form = useForm({
    schema: sealed ? ShareAnswersOfSealed : ShareAnswers,
    start: {
      id: newId(),
      ...(start.toTeam && { toTeam: start.toTeam }),
      sections: [...new Set<Section>(['summary', ...start.sections])],
      onward: false,
      consent: { askedBy: '', scope: '', whyNotAsked: '', views: '' },
    },
    draft: { form: 'share', episodeId, ...(start.toTeam && { place: `${episodeId}/${start.toTeam}` }) },
    submit: async body => {
      if (!answers) {
        setAnswers(body)
        return null
      }
      try {
        return await give.mutateAsync({ params: { episodeId }, body })
      } catch (thrown) {
        if (isProblem(thrown)) setAnswers(undefined) // back to the answers, which are kept
        throw thrown
      }
    },
    isSent: made => made !== null,
    done: made => {
      if (!made) return
      goOn({ to: '/episodes/$episodeId/sharing', params: { episodeId } }, () => notice(`Shared with ${nameOf(to)}.`))
    },
    messages: { toTeam: 'Select the team to share with' },
  })
  const { toTeam = '', toAccount, sections = [] } = form.values
  const to = teams.find(({ id }) => id === toTeam)
  const receivers = useQuery({ ...receiversQuery(episodeId, toTeam), enabled: toTeam !== '' })
  const [role, setRole] = useState<Role>()
  const opened = sections.filter(section => section !== undefined)
  const asked = toTeam !== '' && (!sealed || toAccount !== undefined)
  const preview = useQuery({
    ...previewQuery(episodeId, { team: toTeam, account: toAccount, role, sections: opened }),
    enabled: asked && (receivers.data?.people.length ?? 0) > 0,
    placeholderData: before => before,
  })
  const choose = (id: string) => {
    form.set('toTeam', id)
    form.set('toAccount', undefined)
    setRole(undefined)
  }
  return (
    <>
      {answers && (
        <Suspense fallback={<Loading />}>
          <CheckShare
            form={form}
            answers={answers}
            to={nameOf(to)}
            receivers={receivers.data}
            onChange={() => setAnswers(undefined)}
          />
        </Suspense>
      )}
      <div hidden={answers !== undefined}>
        <Card title="Share with a team">
          <ShareFields
            form={form}
            team={<Team {...form.at('toTeam')} onChange={choose} teams={teams} area={area} />}
            receivers={receivers.data}
            sealed={sealed}
          />
        </Card>
      </div>
      {!asked && (toTeam === '' || receivers.data?.people.length !== 0) ? (
        <Card title="Exactly what they will see">
          <EmptyState title={toTeam === '' ? 'Select a team first' : 'Select one person in it'}>
            What they will see is shown here, and changes with what you tick.
          </EmptyState>
        </Card>
      ) : receivers.data?.people.length === 0 ? (
        <Card title="Exactly what they will see">
          <CardBody>
            <p>Nobody in that team can read an episode.</p>
          </CardBody>
        </Card>
      ) : (
        <QueryState query={preview}>
          {of => (
            <Suspense fallback={<Loading />}>
              <Seen title={`Exactly what ${nameOf(to)} will see`} of={of} onRole={setRole} Show={Show} />
            </Suspense>
          )}
        </QueryState>
      )}
    </>
  )
}

const nameOf = (team: TeamView | undefined): string => (team ? `${team.agency}, ${team.name}` : 'the team')
