/** The other teams that are notified, as the start of a sentence: "The 3 other teams that see this episode are". */
export function howManyTeams(others: number): string {
  // 0 can also mean that the reader's team may not know of others, so the wording fits both cases.
  if (others === 0) return 'Any other team that sees this episode is'
  return others === 1 ? 'The one other team that sees this episode is' : `The ${others} other teams that see this episode are`
}
