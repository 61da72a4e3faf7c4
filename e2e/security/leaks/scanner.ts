import { knows, knowsOf, knowsOfReferral, matchesNationally, type Asker, type Origin } from './knowledge.ts'

/** Something that came out of the program: through which channel, to whom (`everyone`: a place where no token belongs at all). */
export type Outlet = { channel: string; where: string; who: Asker | 'everyone'; identity?: boolean }
export type Scanner = ReturnType<typeof createScanner>

const tokens = /cnry_([A-Za-z]+)_(\w+?)_([0-9a-f]{12})/g
const references = /\b(?:MP|RF)-\d{4}-\d{6}\b/

/** Reads every output and asks the oracle about every token in it. `origins`: the place of each token, by its mark. */
export function createScanner(origins: Map<string, Origin>) {
  const leaks = new Map<string, string>()
  const channels = new Map<string, number>()
  const rightly = new Set<string>()
  const faults = new Set<string>()
  const leak = ({ channel, where, who }: Outlet, what: string) => {
    const whom = who === 'everyone' ? '' : ` to ${who?.key ?? 'nobody signed in'}`
    leaks.set(`${channel}: ${where}${whom} ${what}`, channel)
  }

  /** Looks for tokens; in answers, for ids of what the asker may not know of as well. */
  function scan(outlet: Outlet, text: string): void {
    const { channel, who } = outlet
    channels.set(channel, (channels.get(channel) ?? 0) + text.length)
    for (const [, section = '', field = '', mark = ''] of text.matchAll(tokens)) {
      const origin = origins.get(mark)
      const matched = outlet.identity && who !== 'everyone' && origin && matchesNationally(who, section, field, origin)
      if (who === 'everyone' || !origin || !(matched || knows(who, section, field, origin)))
        leak(outlet, `shows ${section}.${field} of ${origin?.record.key ?? 'what was only sent'}`)
      else rightly.add(section)
    }
    if (who !== 'everyone') scanIds(outlet, who, text)
  }
  function scanIds(outlet: Outlet, who: Asker, text: string): void {
    for (const { record, referral } of new Set(origins.values())) {
      const individual = outlet.identity && matchesNationally(who, 'summary', 'given', { record, team: '', referral })
      if ((text.includes(record.episodeId) || (!individual && text.includes(record.personId))) && !knowsOf(who, record))
        leak(outlet, `tells of ${record.key}`)
      if (referral && text.includes(referral.id) && !knowsOfReferral(who, record, referral))
        leak(outlet, `tells of a referral on ${record.key}`)
    }
  }
  /** A place where neither token, reference nor any of these words belongs. */
  function scanBare(outlet: Outlet, text: string, words: string[] = []): void {
    scan(outlet, text)
    if (references.test(text)) leak(outlet, 'shows a reference')
    for (const word of words) if (text.includes(word)) leak(outlet, `holds “${word.slice(0, 24)}”`)
  }
  return { scan, scanBare, leak, leaks, channels, rightly, faults }
}
