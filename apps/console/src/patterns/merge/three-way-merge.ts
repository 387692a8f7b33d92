/** A path in an edited value: member names; within a keyed list, the element's key. */
export type Path = readonly string[]

/** A path that was changed differently here and elsewhere. */
export interface Conflict {
  readonly path: Path
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged<Value> {
  /** The merged value; mine where there is a conflict. */
  readonly value: Value
  readonly conflicts: readonly Conflict[]
}

export interface Versions<Value> {
  /** The common ancestor. */
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

/**
 * How lists are merged, by dotted path: a `set` by its values, others by the key member of their elements.
 * A list that is not named is merged as one value.
 */
export type Lists = Readonly<Record<string, 'set' | { readonly key: string }>>

/**
 * Merges two changes of one value.
 *
 * Objects are merged by member, lists as `lists` says, everything else as one value. A change of one side is taken;
 * a different change of both is a conflict.
 *
 * @example mergeThreeWay({ base: { a: 1, b: 1 }, mine: { a: 2, b: 1 }, theirs: { a: 1, b: 3 } }).value // { a: 2, b: 3 }
 */
export function mergeThreeWay<Value>(versions: Versions<Value>, lists: Lists = {}): Merged<Value> {
  const conflicts: Conflict[] = []
  const value = join([], versions) as Value
  return { value, conflicts }

  function join(path: Path, { base, mine, theirs }: Versions<unknown>): unknown {
    if (isSame(mine, theirs) || isSame(base, theirs)) return mine
    if (isSame(base, mine)) return theirs
    const list = lists[path.join('.')]
    if (list !== undefined && Array.isArray(mine) && Array.isArray(theirs))
      return joinLists(path, list, { base: Array.isArray(base) ? base : [], mine, theirs })
    if (isRecord(mine) && isRecord(theirs)) {
      const from = isRecord(base) ? base : {}
      const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
      return Object.fromEntries(
        [...names].map((name) => [
          name,
          join([...path, name], { base: from[name], mine: mine[name], theirs: theirs[name] }),
        ]),
      )
    }
    conflicts.push({ path, mine, theirs })
    return mine
  }

  function joinLists(
    path: Path,
    list: Lists[string] & {},
    { base, mine, theirs }: Versions<readonly unknown[]>,
  ): readonly unknown[] {
    const keyOf = keyReader(list)
    const find = (elements: readonly unknown[], key: string) =>
      elements.find((element) => keyOf(element) === key)
    const seen = new Set<string>()
    const joined = (elements: readonly unknown[]) =>
      elements.flatMap((element) => {
        const key = keyOf(element)
        // An element without a key, or with a duplicate key, is still being edited.
        if (key === '' || seen.has(key)) return elements === mine ? [element] : []
        seen.add(key)
        const versions = { base: find(base, key), mine: find(mine, key), theirs: find(theirs, key) }
        const result = joinElement([...path, key], versions)
        return result === undefined ? [] : [result]
      })
    return [...joined(mine), ...joined(theirs)]
  }

  /** An element is merged as one value: a mix of two would be neither. */
  function joinElement(path: Path, { base, mine, theirs }: Versions<unknown>): unknown {
    if (isSame(mine, theirs) || isSame(base, theirs)) return mine
    if (isSame(base, mine)) return theirs
    conflicts.push({ path, mine, theirs })
    return mine
  }
}

/** The value with another one at a path; nothing takes a member or an element away. */
export function withValueAt<Value>(
  value: Value,
  path: Path,
  { part, lists = {} }: { readonly part: unknown; readonly lists?: Lists },
): Value {
  return put(value, path, [])

  function put<Whole>(whole: Whole, [name, ...rest]: Path, above: Path): Whole {
    if (name === undefined) return part as Whole
    const list = lists[above.join('.')]
    if (list !== undefined && Array.isArray(whole))
      return withElement(whole, { key: name, keyOf: keyReader(list), part }) as Whole
    const record: Readonly<Record<string, unknown>> = isRecord(whole) ? whole : {}
    return { ...record, [name]: put(record[name], rest, [...above, name]) } as Whole
  }
}

function withElement(
  elements: readonly unknown[],
  put: {
    readonly key: string
    readonly keyOf: (element: unknown) => string
    readonly part: unknown
  },
): readonly unknown[] {
  const at = elements.findIndex((element) => put.keyOf(element) === put.key)
  if (at === -1) return put.part === undefined ? elements : [...elements, put.part]
  return put.part === undefined ? elements.toSpliced(at, 1) : elements.with(at, put.part)
}

/** Whether two values are equal; an empty text equals none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other)
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((element, at) => isSame(element, other[at]))
  if (!isRecord(one) || !isRecord(other)) return one === other
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
    isSame(one[name], other[name]),
  )
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

const keyReader =
  (list: Lists[string] & {}) =>
  (element: unknown): string =>
    textOf(list === 'set' ? element : isRecord(element) ? element[list.key] : '')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (key: unknown): string => (typeof key === 'string' ? key : '')
