import { z } from 'zod'
import type { Visitor } from './visitor.ts'

/** A read that the screens make, and each kind of person in the demo who makes it. */
export type Read = { name: string; ways: { who: Visitor; path: string }[]; took: number[]; failed: number }

const onEpisode: Record<string, string> = {
  episode: '',
  timeline: '/timeline',
  sharing: '/access',
  'return discussions': '/return-discussions',
  'referrals of an episode': '/referrals',
  'support notes': '/support-notes',
  'clocks of an episode': '/tasks',
  enquiries: '/enquiries',
  handovers: '/handovers',
  presence: '/presence',
}
const plain: Record<string, string> = {
  session: '/api/session',
  directory: '/api/directory',
  'my work': '/api/work',
  'counts of my work': '/api/work/counts',
  notifications: '/api/notifications',
  drafts: '/api/drafts',
  'saved views': '/api/saved-views',
  'board, missing now': '/api/episodes',
  'board, all': '/api/episodes?show=all&sort=reported',
  'inbox, received': '/api/referrals?state=all',
  'inbox, sent': '/api/referrals?box=sent&state=all',
}

const Rows = z.object({ data: z.object({ rows: z.array(z.object({ id: z.uuid() })) }) })
const Episode = z.object({ data: z.object({ personId: z.uuid() }) })

/** Asks each question once of all that each visitor's own lists show: the warm-up. What their role may not ask is left out. */
export async function findReads(visitors: Visitor[]): Promise<Read[]> {
  const reads = new Map<string, Read>()
  const tryOut = async (name: string, who: Visitor, path: string) => {
    const { status, text } = await who.ask(path)
    const read = reads.get(name) ?? { name, ways: [], took: [], failed: 0 }
    reads.set(name, read)
    if (status === 200) read.ways.push({ who, path })
    else if (status !== 403) read.failed++
    return { status, text }
  }
  for (const who of visitors) {
    for (const [name, path] of Object.entries(plain)) await tryOut(name, who, path)
    for (const id of (await idsOf(who, '/api/episodes?show=all')).slice(0, 12)) {
      for (const [name, end] of Object.entries(onEpisode)) {
        const { status, text } = await tryOut(name, who, `/api/episodes/${id}${end}`)
        if (name === 'episode' && status === 200)
          await tryOut('person', who, `/api/people/${Episode.parse(JSON.parse(text)).data.personId}`)
      }
    }
    for (const box of ['received', 'sent'])
      for (const id of await idsOf(who, `/api/referrals?box=${box}&state=all`))
        await tryOut('referral', who, `/api/referrals/${id}`)
  }
  return [...reads.values()]
}

/** Asks each question so often, in turn by those who may, one at a time: the program is idle otherwise. */
export async function measureReads(reads: Read[], times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++)
    for (const read of reads) {
      const way = read.ways[turn % read.ways.length]
      if (!way) continue
      const { status, took } = await way.who.ask(way.path)
      if (status === 200) read.took.push(took)
      else read.failed++
    }
}

/** The ids in a person's list; empty if their role has no such list. */
export async function idsOf(who: Visitor, path: string): Promise<string[]> {
  const { status, text } = await who.ask(path)
  return status === 200 ? Rows.parse(JSON.parse(text)).data.rows.map(({ id }) => id) : []
}
