import { risks, type Risk } from '@waymark/shared/episodes/episode.ts'
import type { Control } from '../ui/field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { riskMeanings, riskLabels } from './risk.labels.ts'

type LevelChoiceProps = { control: Control<Risk>; now: Risk; mayLower: boolean }

/** Chooses a level of risk. A user who may not lower it from high sees no lower level, and who may. */
export function LevelChoice({ control, now, mayLower }: LevelChoiceProps) {
  const isHeld = now === 'high' && !mayLower
  return (
    <>
      <RadioGroup
        {...control}
        label="Level of risk"
        full
        stacked
        options={(isHeld ? (['high'] as const) : risks).map(level => ({
          value: level,
          label: riskLabels[level],
          hint: riskMeanings[level],
        }))}
      />
      {isHeld && (
        <p className="full muted">
          An inspector of the lead team, or the national unit, can lower it from high. Ask one of them if you think it should be.
        </p>
      )}
    </>
  )
}
