import type { PresentView } from '@waymark/shared/presence/presence.api.ts'
import type { Section } from '@waymark/shared/permissions.ts'

const parts: Readonly<Record<Section, string>> = {
  summary: 'the summary',
  description: 'the circumstances',
  care: 'the care',
  health: 'the health',
  enquiries: 'the enquiries',
  returnDiscussion: 'the return discussion',
  support: 'the support notes',
  plan: 'the plan',
  whereabouts: 'where they were found',
}

/** Names the people who edit this section now, as in "Ailsa Grant is editing the circumstances". Undefined if there are none. */
export function whoEdits(present: readonly PresentView[], section: Section): string | undefined {
  const names = present.filter(({ editing }) => editing === section).map(({ name }) => name)
  if (names.length === 0) return undefined
  const last = names.at(-1)
  return `${names.length === 1 ? `${last} is` : `${names.slice(0, -1).join(', ')} and ${last} are`} editing ${parts[section]}`
}

// The pages below an episode that have a form, with the section that each edits.
const editedOn: Readonly<Record<string, Section>> = {
  circumstances: 'description',
  found: 'whereabouts',
  'return-check': 'health',
  confirm: 'summary',
  close: 'summary',
  enquiries: 'enquiries',
}

/** The section that is edited on the page with this path. */
export const editedAt = (pathname: string): Section | undefined => {
  const [page = '', form] = pathname.split('/').slice(3)
  return page === 'enquiries' && !form ? undefined : editedOn[page]
}
