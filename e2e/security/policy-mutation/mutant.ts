import { createHash } from 'node:crypto'

/** One change to what decides about access. */
export type Mutant = {
  name: string
  /** Makes the change, as the owner, in a transaction that is rolled back. */
  sql: string
  /** Names of the looks that may notice it, the likeliest first. */
  looks: string[]
  /** Whether it opens or drops a policy as a whole: a few of these are tried in a short run. */
  whole: boolean
  /** The one role that can notice it, where it is about a role. */
  role?: string
}

/** A number by which names come in an order that is another one each day. */
export const shuffled = <T extends { name: string }>(list: T[], seed: number): T[] => {
  const place = ({ name }: T) => createHash('sha256').update(`${seed} ${name}`).digest('hex')
  return list.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}
