/** An error that the person who starts the program can fix. Only its sentence is printed. */
export const refusal = (sentence: string, cause?: unknown): Error =>
  Object.assign(new Error(sentence, { cause }), { [mark]: true as const })

/** Whether an error is a refusal. */
export const isRefusal = (error: unknown): error is Error => error instanceof Error && mark in error

const mark = Symbol('refusal')
