import { disclosureApi as api } from '@waymark/shared/disclosures/disclosure.api.ts'
import {
  type keptKinds,
  disclosureLogExport,
  disclosureLogPage,
  sectionsOfPrint,
} from '@waymark/shared/disclosures/disclosure.ts'
import type { Action, Section } from '@waymark/shared/permissions.ts'
import { episodeCommand, assertValid } from '../episodes/episode-access.ts'
import type { Tx } from '../platform/database/database.ts'
import { audited } from '../platform/audit/access-log.ts'
import { query, type Mount } from '../platform/http/route.ts'
import { result, event } from '../platform/audit/record-events.ts'
import { personQuery } from '../people/person-access.ts'
import { listDisclosures, listOfAgency } from './disclosure.read.ts'
import { disclosureLogCsv } from './disclosure-log-csv.ts'

const spanOf = (page: number) => ({ most: disclosureLogPage, skipped: (page - 1) * disclosureLogPage })

/** Mounts the disclosure log, and the disclosures that a user records, a print and an export add to it. */
export function disclosureRoutes(mount: Mount): void {
  personQuery(mount, api.list, ({ tx, of, query: { page, ...asked } }) => listDisclosures(tx, of.id, asked, spanOf(page)))

  query(mount, api.ofAgency, async ({ tx, now, query: { page, ...asked } }) => {
    const { ids, ...disclosureLog } = await listOfAgency(tx, asked, spanOf(page), now)
    return audited(disclosureLog, { ids })
  })

  personQuery(mount, api.exportDisclosureLog, async ({ tx, of, query: asked, now }) => {
    const { rows, count } = await listDisclosures(tx, of.id, asked, { most: disclosureLogExport, skipped: 0 })
    if (count > disclosureLogExport)
      assertValid({ invalid: [{ path: 'from', message: `Choose dates with at most ${disclosureLogExport} disclosures` }] })
    // A query, although it writes a row: as a command, its answer would be stored under an idempotency key.
    const id = crypto.randomUUID()
    await keepDisclosure(
      tx,
      { id, personId: of.id, episodeId: null, kind: 'export' },
      { action: api.exportDisclosureLog.access, sections: ['summary'], reason: 'The disclosure log' },
    )
    const name = `disclosures-${now.toISOString().slice(0, 10)}.csv`
    return { name, csv: disclosureLogCsv(rows) }
  })

  episodeCommand(mount, api.record, async ({ tx, of, body, now }) => {
    const { id, ...notified } = body
    if (new Date(notified.at) > now) assertValid({ invalid: [{ path: 'at', message: 'Enter a time that is not in the future' }] })
    const unread = notified.sections.filter(section => !of.readable.has(section))
    if (unread.length > 0) assertValid({ invalid: [{ path: 'sections', message: 'Select only what is open to you' }] })
    if (notified.toTeam && !(await tx.team.findUnique({ where: { id: notified.toTeam } })))
      assertValid({ invalid: [{ path: 'toTeam', message: 'Choose a team of the list' }] })
    await keepDisclosure(
      tx,
      { id, personId: of.personId, episodeId: of.id, kind: 'recorded' },
      { action: api.record.access, ...notified },
    )
    return result({ id }, event('disclosure.recorded', of.id, { id, what: 'recorded' }, 'lead'))
  })

  episodeCommand(mount, api.print, async ({ tx, of, body: { id, reason } }) => {
    const protection = await tx.personProtection.findUnique({ where: { personId: of.personId } })
    const sections = sectionsOfPrint(of.readable, (protection?.whereabouts ?? 'full') !== 'full')
    await keepDisclosure(
      tx,
      { id, personId: of.personId, episodeId: of.id, kind: 'print' },
      { action: api.print.access, sections, reason },
    )
    return result({ id }, event('disclosure.recorded', of.id, { id, what: 'print' }, 'lead'))
  })
}

type Kept = { id: string; personId: string; episodeId: string | null; kind: (typeof keptKinds)[number] }
type Told = {
  action: Action
  sections: Section[]
  reason: string
  toTeam?: string | undefined
  toWhom?: string | undefined
  how?: string
  at?: string
  legalBasis?: string
}

const keepDisclosure = (tx: Tx, { id, personId, episodeId, kind }: Kept, notified: Told) =>
  tx.$queryRaw`select app.record_disclosure(${id}::uuid, ${personId}::uuid, ${episodeId}::uuid, ${kind}, ${JSON.stringify(notified)}::jsonb)::text`
