import { foldCase } from '@pingone-sandbox/scim'
/** Returns the operators in a filter, as they are spelled. */
export function operatorsOf(filter: string): readonly string[] {
  const operators = /(?<![\w.$:-])(?:eq|ne|co|sw|ew|gt|ge|lt|le|pr|and|or|not)(?![\w.$:-])/gi
  return withoutStrings(filter).match(operators) ?? []
}

/** Tells whether a filter contains a name outside of its quoted values. */
export function mentions(filter: string, name: string): boolean {
  return foldCase(withoutStrings(filter)).includes(foldCase(name))
}

/** Quotes the unquoted values of comparisons, except numbers, `true`, `false` and `null`. */
export function quoteValues(filter: string): string {
  const bare = /(?<=[^\s([]\s+(?:eq|ne|co|sw|ew|gt|ge|lt|le)\s+)[^\s()[\]"]+/gi
  return filter.replaceAll(bare, (value) =>
    /^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(value) ? value : JSON.stringify(value),
  )
}

function withoutStrings(filter: string): string {
  return filter.replaceAll(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""')
}
