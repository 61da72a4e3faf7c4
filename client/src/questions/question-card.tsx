import { Link, useLocation } from '@tanstack/react-router'
import type { QuestionView } from '@waymark/shared/questions/question.ts'
import { questionApi } from '@waymark/shared/questions/question.api.ts'
import type { ReactNode } from 'react'
import { useCommand } from '../lib/http/use-command.ts'
import { Button, Buttons } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { announce } from '../ui/live-region.tsx'
import { LookTag } from '../ui/tag.tsx'
import { Due, Time } from '../ui/time.tsx'
import { useOpened } from '../ui/use-opened.ts'
import { AnswerPanel, RefusePanel } from './answer-question.tsx'
import { groundLabels, questionLooks } from './question.labels.ts'

const ways = ['answer', 'refuse'] as const

/** A question and its answer, with actions for the team that was asked. */
export function QuestionItem({ question, withEpisode = false }: { question: QuestionView; withEpisode?: boolean }) {
  const { hash } = useLocation()
  const [opened, setOpened, close] = useOpened(ways.find(way => hash === `${way}-${question.id}`))
  const { id, reference, status, side, from, to, withheld, asks, asked, dueAt, ended, episode } = question
  const mayAnswer = question.allowed.includes('question.answer')
  return (
    <li id={id} className="question-item">
      <p className="head">
        <span className="strong">{side === 'receiver' ? from : to}</span>
        <LookTag look={questionLooks[status]} />
        {!ended && <Due at={dueAt} />}
        <span className="muted number no-wrap">
          {reference} <CopyButton text={reference} what="reference of the question" />
        </span>
      </p>
      {withEpisode && <About episode={episode} side={side} />}
      <Said who={`${side === 'sender' ? 'You asked' : 'They ask'} · ${asked.by.name}`} at={asked.at}>
        {withheld ? 'The question and the answer are withheld from you for now.' : asks}
      </Said>
      {ended && status === 'answered' && !withheld && (
        <Said who={`Answer · ${ended.by.name}, ${ended.by.team}`} at={ended.at}>
          {question.answer}
        </Said>
      )}
      {ended && status === 'refused' && question.ground && !withheld && (
        <Said who={`Not answered · ${ended.by.name}, ${ended.by.team}`} at={ended.at}>
          {groundLabels[question.ground]}
          {question.note && `. ${question.note}`}
        </Said>
      )}
      {ended && status === 'expired' && (
        <p className="muted small">
          Nobody answered until <Time mid at={ended.at} />. Anyone who still needs to know can ask again.
        </p>
      )}
      {mayAnswer && !opened && <Ways question={question} onOpen={setOpened} />}
      {mayAnswer && opened === 'answer' && <AnswerPanel question={question} onClose={close} />}
      {mayAnswer && opened === 'refuse' && <RefusePanel question={question} onClose={close} />}
    </li>
  )
}

function Said({ who, at, children }: { who: string; at: string; children: ReactNode }) {
  return (
    <div className="question-said">
      <p className="muted small">
        {who} · <Time mid at={at} />
      </p>
      <p className="keep-lines">{children}</p>
    </div>
  )
}

function About({ episode, side }: Pick<QuestionView, 'episode' | 'side'>) {
  if (!episode)
    return side === 'receiver' ? (
      <p className="muted small">You see only what they write here. It gives your team no access to the record.</p>
    ) : null
  return (
    <p className="small">
      <Link to="/episodes/$episodeId/sharing" params={{ episodeId: episode.id }}>
        {episode.name} <span className="number">{episode.reference}</span>
      </Link>
    </p>
  )
}

function Ways({ question, onOpen }: { question: QuestionView; onOpen: (what: 'answer' | 'refuse') => void }) {
  const see = useCommand(questionApi.see)
  const params = { questionId: question.id }
  return (
    <Buttons>
      <Button kind="primary" small onClick={() => onOpen('answer')}>
        Answer<span className="only-heard"> {question.reference}</span>
      </Button>
      <Button small onClick={() => onOpen('refuse')}>
        Do not answer<span className="only-heard"> {question.reference}</span>
      </Button>
      {question.status === 'asked' && (
        <Button
          kind="plain"
          small
          pending={see.isPending}
          onClick={() =>
            void see.mutateAsync({ params }).then(
              () => announce('They are told that it was seen'),
              () => undefined,
            )
          }
        >
          Mark as seen
        </Button>
      )}
    </Buttons>
  )
}
