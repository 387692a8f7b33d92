/** Reads the value of a filter such as `userName eq "anna"`; undefined for any other filter. */
export function readUserNameFilter(filter: string): string | undefined {
  return /^userName eq "(?<value>[^"]*)"$/.exec(filter)?.groups?.['value']
}
