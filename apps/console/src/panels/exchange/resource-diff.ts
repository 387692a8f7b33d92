/** One attribute, or one value of a multi-valued attribute, before and after. */
export interface DiffLine {
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed' | 'same'
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * Compares two states of a resource.
 *
 * The order of attributes and of values is ignored, names are compared without regard to letter case, and what is `null` or
 * empty counts as absent (RFC 7643 §2.1, §2.4, §2.5). Values of a multi-valued attribute are paired by equality, by `value`, or by
 * `type` where it is unique.
 */
export function diffResources(before: object, after: object): readonly DiffLine[] {
  return diffObjects('', before, after).toSorted(
    (one, other) => Number(isManaged(one)) - Number(isManaged(other)),
  )
}

/** Whether the target manages the attribute itself. */
export const isManaged = ({ path }: DiffLine): boolean => /^meta\b/i.test(path)

type Side = Readonly<Record<string, unknown>>

/** @param start what the path of a member begins with. */
function diffObjects(start: string, before: object, after: object): readonly DiffLine[] {
  const [one, other] = [membersOf(before), membersOf(after)]
  const names = new Map([...other, ...one].map(([key, [name]]) => [key, name]))
  return [...names].flatMap(([key, name]) =>
    diffValues(start + name, one.get(key)?.[1], other.get(key)?.[1]),
  )
}

function diffValues(path: string, before: unknown, after: unknown): readonly DiffLine[] {
  if (before === undefined) return [{ path, kind: 'added', after }]
  if (after === undefined) return [{ path, kind: 'removed', before }]
  if (canonical(before) === canonical(after)) return [{ path, kind: 'same', before, after }]
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(path, before, after)
  // Attributes of an extension follow its URN after a colon.
  if (isObject(before) && isObject(after))
    return diffObjects(path + (isExtension(path) ? ':' : '.'), before, after)
  return [{ path, kind: 'changed', before, after }]
}

function diffLists(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly DiffLine[] {
  const removed = [...before]
  const added = [...after]
  const lines: DiffLine[] = []
  for (const pairing of pairings)
    for (const one of [...removed]) {
      const key = pairing(one, removed)
      if (key === undefined) continue
      const other = added.find((each) => pairing(each, added) === key)
      if (other === undefined) continue
      removed.splice(removed.indexOf(one), 1)
      added.splice(added.indexOf(other), 1)
      const place = elementPath(path, other)
      lines.push(
        ...(canonical(one) === canonical(other)
          ? [{ path: place, kind: 'same' as const, before: one, after: other }]
          : diffValues(place, one, other)),
      )
    }
  return [
    ...lines,
    ...removed.map((value) => ({
      path: elementPath(path, value),
      kind: 'removed' as const,
      before: value,
    })),
    ...added.map((value) => ({
      path: elementPath(path, value),
      kind: 'added' as const,
      after: value,
    })),
  ]
}

/** Keys that identify an element, the most reliable first. */
const pairings: readonly ((element: unknown, among: readonly unknown[]) => string | undefined)[] = [
  (element) => canonical(element),
  (element) => text(element, 'value'),
  (element, among) => {
    const type = text(element, 'type')
    return among.filter((each) => text(each, 'type') === type).length === 1 ? type : undefined
  },
]

function elementPath(path: string, element: unknown): string {
  const name = ['type', 'value'].find((each) => text(element, each) !== undefined)
  return name === undefined ? path : `${path}[${name} eq ${JSON.stringify(text(element, name))}]`
}

function text(element: unknown, name: string): string | undefined {
  const value = isObject(element) ? element[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The members that have a value, by their names in lower case. */
function membersOf(value: object): ReadonlyMap<string, readonly [name: string, value: unknown]> {
  return new Map(
    Object.entries(value)
      .filter(([, each]) => !isAbsent(each))
      .map(([name, each]) => [name.toLowerCase(), [name, each]]),
  )
}

/** Whether a path ends with the URN of a schema, whose last part is a resource type. */
const isExtension = (path: string) => /^urn:.*:[A-Z]\w*$/.test(path)

const isAbsent = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

const isObject = (value: unknown): value is Side =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text that is the same for values that mean the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = [...membersOf(value)].map(
    ([key, [, each]]) => `${JSON.stringify(key)}:${canonical(each)}`,
  )
  return `{${members.toSorted().join()}}`
}
