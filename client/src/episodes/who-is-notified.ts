/** How many other teams hear of a change, as the start of a sentence: The 3 other teams that see this episode are. */
export function howManyTeams(others: number): string {
  // Not every team may know of the others: this is true either way.
  if (others === 0) return 'Any other team that sees this episode is'
  return others === 1 ? 'The one other team that sees this episode is' : `The ${others} other teams that see this episode are`
}
