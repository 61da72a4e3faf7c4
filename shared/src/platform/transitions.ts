/** For each state, the actions that can happen now and the state that each leads to. */
export type Transitions<State extends string, StateAction extends string> = Readonly<
  Record<State, Readonly<Partial<Record<StateAction, State>>>>
>

/** The state that an action leads to, or null if it cannot happen now. */
export const nextState = <State extends string, StateAction extends string>(
  transitions: Transitions<State, StateAction>,
  from: State,
  action: StateAction,
): State | null => transitions[from][action] ?? null

/** The actions that can happen now. */
export const possibleActions = <State extends string, StateAction extends string>(
  transitions: Transitions<State, StateAction>,
  from: State,
): StateAction[] => Object.keys(transitions[from]) as StateAction[] // as: Object.keys forgets the keys

/** Results of a decision function. `refusal`: it cannot happen, with a code of the slice. `invalid`: fields are wrong. */
export type Refusal = { refusal: string }
export type Invalid = { invalid: { path: string; message: string }[] }
