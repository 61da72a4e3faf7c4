import { sections, type Section } from '@waymark/shared/permissions.ts'

/** The name of each section of an episode, and what it contains. */
export const sectionLabels: Readonly<Record<Section, { name: string; holds: string }>> = {
  summary: { name: 'Summary', holds: 'Name, age, warning, risk, area, dates and state of the episode' },
  description: { name: 'Description', holds: 'What they look like, clothing, circumstances and risk reasons' },
  care: { name: 'Care', holds: 'Who looks after them, where they live and their key worker' },
  health: { name: 'Health', holds: 'Conditions, medication, allergies and the check after return' },
  enquiries: { name: 'Police enquiries', holds: 'Who reported it, and what police recorded' },
  returnDiscussion: { name: 'Return discussion', holds: 'What the person said, and the worker’s view' },
  support: { name: 'Support notes', holds: 'Notes that teams share back' },
  plan: { name: 'Plan', holds: 'What to do if they go missing again' },
  whereabouts: { name: 'Whereabouts', holds: 'Where they were found, and with whom' },
}

/** Section names in one line, in the order of the contract. */
export const sectionNames = (some: readonly Section[]): string =>
  sections
    .filter(section => some.includes(section))
    .map(section => sectionLabels[section].name)
    .join(', ')
