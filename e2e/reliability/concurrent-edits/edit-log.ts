export type EditLog = ReturnType<typeof createEditLog>

/** Every text that was saved, with the text that its writer had seen in its place. */
export function createEditLog() {
  const saved: { field: string; text: string; seen: string }[] = []
  return {
    saved: (field: string, text: string, seen: string) => void saved.push({ field, text, seen }),
    /** The changes that are lost: neither in the record nor overwritten by someone who had seen them. */
    lost: (now: Readonly<Record<string, unknown>>): string[] =>
      saved
        .filter(({ field, text }) => now[field] !== text && !saved.some(later => later.field === field && later.seen === text))
        .map(({ field, text }) => `${field} ${text}`),
  }
}
