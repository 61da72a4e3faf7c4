/** For each state, what can happen now and the state that it leads to. */
export type Life<State extends string, Act extends string> = Readonly<Record<State, Readonly<Partial<Record<Act, State>>>>>

/** The state that this leads to, or null where it cannot happen now. */
export const next = <State extends string, Act extends string>(life: Life<State, Act>, from: State, act: Act): State | null =>
  life[from][act] ?? null

/** What can happen now. */
export const possible = <State extends string, Act extends string>(life: Life<State, Act>, from: State): Act[] =>
  Object.keys(life[from]) as Act[] // as: Object.keys forgets the keys

/** The way out of a decision: it cannot be, for a reason that is a code of the slice; or fields are wrong. */
export type Refusal = { refusal: string }
export type Invalid = { invalid: { path: string; message: string }[] }
