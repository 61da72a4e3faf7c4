import { sayRefusals } from '../lib/http/problem-text.ts'

// Messages for why a task cannot be assigned now.
sayRefusals({
  'task.ended': 'This has already been done, so there is nothing to assign.',
  'task.handover':
    'Only the person who was asked can accept a handover. The person who handed over can take it back and ask someone else.',
})
