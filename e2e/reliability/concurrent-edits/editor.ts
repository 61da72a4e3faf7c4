import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { merge } from '@waymark/shared/platform/merge.ts'
import type { Visitor } from '../../bench/speed/visitor.ts'
import type { EditLog } from './edit-log.ts'
import type { Edited, Fields } from './records.ts'

type Edit = { visitor: Visitor; record: Edited; editLog: EditLog; blind: boolean; mark: string }

/** One person opens the record, changes one answer or more, and saves as the page does, after every conflict again. */
export async function edit({ visitor, record, editLog, blind, mark }: Edit): Promise<{ conflicts: number; fault?: string }> {
  let base = await record.read(visitor)
  const changed = record.texts.filter((_, place) => place === mark.length % record.texts.length || randomInt(0, 3) === 0)
  let mine: Fields = { ...base, ...Object.fromEntries(changed.map(field => [field, `${field} by ${mark}`])) }
  let seen: Fields = base // what stood there when it was last looked at
  for (let conflicts = 0; conflicts < 60; conflicts++) {
    await wait(randomInt(0, 20))
    const status = await save(visitor, record.path, withoutNulls(mine))
    if (status === 200) {
      for (const field of record.texts)
        if (mine[field] === `${field} by ${mark}`) editLog.saved(field, String(mine[field]), String(seen[field] ?? ''))
      return { conflicts }
    }
    if (status !== 409) return { conflicts, fault: `${mark} could not save: ${status}` }
    const theirs = await record.read(visitor)
    if (blind) {
      mine = { ...mine, version: theirs['version'] }
      continue
    }
    const { merged, conflicts: both } = merge(base, mine, theirs)
    // What both changed is shown, and the person chooses.
    const taken = both.filter(() => randomInt(0, 2) === 0)
    mine = { ...merged, ...Object.fromEntries(taken.map(field => [field, theirs[field]])), version: theirs['version'] }
    base = theirs
    seen = theirs
  }
  return { conflicts: 60, fault: `${mark} never came to save` }
}

async function save({ cookie, address }: Visitor, path: string, body: Fields): Promise<number> {
  const response = await fetch(address + path, {
    method: 'PUT',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.text()
  return response.status
}

const withoutNulls = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
