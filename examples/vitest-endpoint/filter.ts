/** Reads the value of a filter such as `userName eq "anna"`; undefined for any other filter. */
export function readUserNameFilter(filter: string): string | undefined {
  // Attribute names and operators are case-insensitive (RFC 7644 §3.4.2.2): PingOne writes `username Eq "anna"`.
  return /^userName eq "(?<value>[^"]*)"$/i.exec(filter)?.groups?.['value']
}
