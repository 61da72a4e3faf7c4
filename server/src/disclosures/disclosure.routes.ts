import { disclosureApi as api } from '@waymark/shared/disclosures/disclosure.api.ts'
import { type keptKinds, ledgerExport, ledgerPage, sectionsOfPrint } from '@waymark/shared/disclosures/disclosure.ts'
import type { Action, Section } from '@waymark/shared/permissions.ts'
import { episodeCommand, mustHoldInvalid } from '../episodes/on-episode.ts'
import type { Tx } from '../kernel/as-actor.ts'
import { shown } from '../kernel/consultation.ts'
import { query, type Mount } from '../kernel/route.ts'
import { done, happened } from '../kernel/tell.ts'
import { personQuery } from '../people/on-person.ts'
import { listDisclosures, listOfAgency } from './disclosure.read.ts'
import { ledgerCsv } from './ledger-csv.ts'

const spanOf = (page: number) => ({ most: ledgerPage, skipped: (page - 1) * ledgerPage })

/** The ledger of what was disclosed, and what is written into it by hand, by a print and by an export. */
export function disclosureRoutes(mount: Mount): void {
  personQuery(mount, api.list, ({ tx, of, query: { page, ...asked } }) => listDisclosures(tx, of.id, asked, spanOf(page)))

  query(mount, api.ofAgency, async ({ tx, now, query: { page, ...asked } }) => {
    const { ids, ...ledger } = await listOfAgency(tx, asked, spanOf(page), now)
    return shown(ledger, { ids })
  })

  personQuery(mount, api.exportLedger, async ({ tx, of, query: asked, now }) => {
    const { rows, count } = await listDisclosures(tx, of.id, asked, { most: ledgerExport, skipped: 0 })
    if (count > ledgerExport)
      mustHoldInvalid({ invalid: [{ path: 'from', message: `Choose dates with at most ${ledgerExport} disclosures` }] })
    const id = crypto.randomUUID() // a read that writes one row more than its consultation: nothing of it is kept in a receipt
    await keepDisclosure(
      tx,
      { id, personId: of.id, episodeId: null, kind: 'export' },
      { action: api.exportLedger.access, sections: ['summary'], reason: 'The ledger of disclosures' },
    )
    const name = `disclosures-${now.toISOString().slice(0, 10)}.csv`
    return { name, csv: ledgerCsv(rows) }
  })

  episodeCommand(mount, api.record, async ({ tx, of, body, now }) => {
    const { id, ...told } = body
    if (new Date(told.at) > now) mustHoldInvalid({ invalid: [{ path: 'at', message: 'Enter a time that is not in the future' }] })
    const unread = told.sections.filter(section => !of.readable.has(section))
    if (unread.length > 0) mustHoldInvalid({ invalid: [{ path: 'sections', message: 'Select only what is open to you' }] })
    if (told.toTeam && !(await tx.team.findUnique({ where: { id: told.toTeam } })))
      mustHoldInvalid({ invalid: [{ path: 'toTeam', message: 'Choose a team of the list' }] })
    await keepDisclosure(
      tx,
      { id, personId: of.personId, episodeId: of.id, kind: 'recorded' },
      { action: api.record.access, ...told },
    )
    return done({ id }, happened('disclosure.recorded', of.id, { id, what: 'recorded' }, 'lead'))
  })

  episodeCommand(mount, api.print, async ({ tx, of, body: { id, reason } }) => {
    const guard = await tx.personGuard.findUnique({ where: { personId: of.personId } })
    const sections = sectionsOfPrint(of.readable, (guard?.whereabouts ?? 'full') !== 'full')
    await keepDisclosure(
      tx,
      { id, personId: of.personId, episodeId: of.id, kind: 'print' },
      { action: api.print.access, sections, reason },
    )
    return done({ id }, happened('disclosure.recorded', of.id, { id, what: 'print' }, 'lead'))
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

const keepDisclosure = (tx: Tx, { id, personId, episodeId, kind }: Kept, told: Told) =>
  tx.$queryRaw`select app.record_disclosure(${id}::uuid, ${personId}::uuid, ${episodeId}::uuid, ${kind}, ${JSON.stringify(told)}::jsonb)::text`
