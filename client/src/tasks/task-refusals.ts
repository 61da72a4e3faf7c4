import { sayRefusals } from '../lib/problem-text.ts'

// Why a task cannot be given to somebody now.
sayRefusals({
  'task.ended': 'This was done meanwhile, so there is nothing left to give.',
  'task.handover': 'A handover is for the person who was asked. Whoever pushed it can take it back and ask somebody else.',
})
