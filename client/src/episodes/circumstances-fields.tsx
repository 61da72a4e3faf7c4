import type { Answer } from '@waymark/shared/episodes/episode.ts'
import { Answer as AnswerCode, meetsDefinition } from '@waymark/shared/episodes/episode.ts'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import type { Control } from '../ui/field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { answerLabels } from './episode.labels.ts'
import { choicesOf } from './whereabouts.labels.ts'

/** The three questions of the national definition of a missing person. */
export const questions = {
  outOfCharacter: 'Is this out of character?',
  subjectToCrime: 'Could they be a victim of crime?',
  atRiskOfHarm: 'Are they at risk of harm, to themselves or to others?',
} as const
type Answers = Partial<Record<keyof typeof questions, Answer | undefined>>

/** The fields for the three questions, and whether the answers meet the definition. */
export function DefinitionQuestions(controls: Record<keyof typeof questions, Control<Answer>>) {
  return (
    <>
      <AskOne control={controls.outOfCharacter} label={questions.outOfCharacter} />
      <AskOne control={controls.subjectToCrime} label={questions.subjectToCrime} />
      <AskOne control={controls.atRiskOfHarm} label={questions.atRiskOfHarm} />
      <Definition
        of={{
          outOfCharacter: controls.outOfCharacter.value,
          subjectToCrime: controls.subjectToCrime.value,
          atRiskOfHarm: controls.atRiskOfHarm.value,
        }}
      />
    </>
  )
}

function AskOne({ control, label }: { control: Control<Answer>; label: string }) {
  return <RadioGroup {...control} label={label} options={choicesOf(AnswerCode.options, answerLabels)} />
}

/** Whether the answers meet the national definition, in words. Undefined before the first answer. */
export function definitionText(of: Answers): { met: boolean; text: string } | undefined {
  const { outOfCharacter, subjectToCrime, atRiskOfHarm } = of
  const given = [outOfCharacter, subjectToCrime, atRiskOfHarm].filter(answer => answer !== undefined)
  if (given.length === 0) return undefined
  const unknown = 'notKnown' as const
  const met = meetsDefinition({
    outOfCharacter: outOfCharacter ?? unknown,
    subjectToCrime: subjectToCrime ?? unknown,
    atRiskOfHarm: atRiskOfHarm ?? unknown,
  })
  return met
    ? { met, text: 'Meets the national definition: whereabouts not known, and at least one answer is yes.' }
    : { met, text: 'Does not meet the national definition yet: no answer is yes. You can still report it.' }
}

function Definition({ of }: { of: Answers }) {
  const words = definitionText(of)
  return (
    <p className={words?.met ? 'definition met' : 'definition'} role="status">
      {words && (words.met ? <CircleCheck size={18} aria-hidden /> : <CircleHelp size={18} aria-hidden />)}
      {words?.text}
    </p>
  )
}
