import { sayRefusals } from '../lib/problem-text.ts'

const meanwhile = 'Go back to the overview to see what can be done now.'

// Sentences for the reasons why an action on an episode is refused.
sayRefusals({
  'episode.reported': `This episode is reported but not yet confirmed, so this cannot be done yet. ${meanwhile}`,
  'episode.notMissing': `This was recorded as not missing, so this cannot be done. ${meanwhile}`,
  'episode.missing': `The person is still missing, so this cannot be done yet. ${meanwhile}`,
  'episode.located': `The person has been found, so this cannot be done now. ${meanwhile}`,
  'episode.afterReturn': `The return check has been recorded already, so this cannot be done now. ${meanwhile}`,
  'episode.closed': `This episode has been closed. ${meanwhile}`,
  'episode.void': `This episode was marked as recorded in error, so nothing more can be recorded on it.`,
  'episode.deceased': `The death of this person has been confirmed, so this cannot be done.`,
  'episode.checklist': 'The checklist is not complete yet. Do what is still open above, then close the episode.',
  'death.notRecorded': 'No death has been recorded on this episode, so there is nothing to confirm.',
  'death.needsAnother': 'You recorded this death yourself. Another inspector, or the national unit, has to confirm it.',
})
