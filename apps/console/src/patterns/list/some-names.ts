/** The first few names of many, for a question about all of them. */
export function someNames(names: readonly string[], shown = 5): string {
  const first = names.slice(0, shown).join(', ')
  return names.length > shown ? `${first} and ${names.length - shown} more` : first
}
