import type { Page } from 'playwright-core'
import type { Key } from '../../people.ts'
import type { Browsers } from './browsers.ts'

/** A long form: its user, its page, and the field for the text. */
export type LongForm = {
  name: string
  key: Key
  at: string
  field: string
  /** Fills in the rest and sends it; with the table and column in which the text is then recorded. */
  send?: { fill: (page: Page) => Promise<void>; button: string; table: string; column: string }
  cannot?: string[]
}

/** The long forms of the demo's first open episode that the officer may work on. */
export async function listForms(browsers: Browsers): Promise<LongForm[]> {
  const { page, context } = await browsers.device('officer', '/missing-now')
  const board = (await (await page.request.get('/api/episodes')).json()) as { data: { rows: { id: string }[] } } // as: the contract says so
  const mayAll = ['information.add', 'episode.edit', 'risk.assess']
  for (const { id } of board.data.rows) {
    const { data } = (await (await page.request.get(`/api/episodes/${id}`)).json()) as { data: Episode } // as: the contract says so
    if (!mayAll.every(action => data.allowed.includes(action))) continue
    await context.close()
    return formsOf(id, data.sections.summary.person.id)
  }
  throw new Error('The demo has no episode to write on')
}

type Episode = { allowed: string[]; sections: { summary: { person: { id: string } } } }

const formsOf = (episodeId: string, personId: string): LongForm[] => [
  {
    name: 'information',
    key: 'officer',
    at: `/episodes/${episodeId}/information`,
    field: 'What did you learn?',
    send: {
      fill: async page => {
        await page.getByRole('textbox', { name: 'Who told you, or how do you know?' }).fill('A neighbour')
        await page.getByRole('textbox', { name: 'When did you learn it?' }).fill('now')
      },
      button: 'Add information',
      table: 'information',
      column: 'text',
    },
  },
  { name: 'report', key: 'officer', at: '/report', field: 'What happened, and why are you concerned?', cannot: ['answer lost'] },
  {
    name: 'circumstances',
    key: 'sergeant',
    at: `/episodes/${episodeId}/circumstances`,
    field: 'What happened, and why are you concerned?',
    send: { fill: async () => {}, button: 'Save', table: 'episode_circumstances', column: 'narrative' },
  },
  {
    name: 'risk',
    key: 'sergeant',
    at: `/episodes/${episodeId}/risk`,
    field: 'Why this level?',
    send: {
      fill: page => page.getByRole('radio', { name: /^High/ }).check(),
      button: 'Save assessment',
      table: 'risk_assessment',
      column: 'rationale',
    },
  },
  {
    name: 'description',
    key: 'officer',
    at: `/people/${personId}/description`,
    field: 'What they look like',
    cannot: ['answer lost'],
  },
]
