/** Changes that change no meaning, by name, each with the reason. */
export const excused: Record<string, string> = {}
