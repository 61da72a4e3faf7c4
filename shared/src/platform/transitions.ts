/** For each state, what can happen now and the state that it leads to. */
export type Transitions<State extends string, StateAction extends string> = Readonly<
  Record<State, Readonly<Partial<Record<StateAction, State>>>>
>

/** The state that this leads to, or null where it cannot happen now. */
export const nextState = <State extends string, StateAction extends string>(
  transitions: Transitions<State, StateAction>,
  from: State,
  action: StateAction,
): State | null => transitions[from][action] ?? null

/** What can happen now. */
export const possibleActions = <State extends string, StateAction extends string>(
  transitions: Transitions<State, StateAction>,
  from: State,
): StateAction[] => Object.keys(transitions[from]) as StateAction[] // as: Object.keys forgets the keys

/** The way out of a decision: it cannot be, for a reason that is a code of the slice; or fields are wrong. */
export type Refusal = { refusal: string }
export type Invalid = { invalid: { path: string; message: string }[] }
