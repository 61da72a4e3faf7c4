/** Something that the person who starts the program can mend: main prints the sentence and nothing else. */
export const refusal = (sentence: string, cause?: unknown): Error =>
  Object.assign(new Error(sentence, { cause }), { [mark]: true as const })

/** Whether an error was made to be read by the person who starts the program. */
export const isRefusal = (error: unknown): error is Error => error instanceof Error && mark in error

const mark = Symbol('refusal')
