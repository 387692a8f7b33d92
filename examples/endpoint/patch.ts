/** One operation of a PATCH request. */
export interface Operation {
  readonly op: string
  readonly path?: string
  readonly value?: unknown
}

type Values = Record<string, unknown>

/** `attribute`, `attribute.member`, `attribute[key eq "value"]` or `attribute[key eq "value"].member`; an attribute of an extension begins with its URN. */
const pathForm =
  /^(?:(?<urn>urn:[\w.:-]+):)?(?<name>\w+)(?:\[(?<key>\w+) eq "(?<wanted>[^"]*)"\])?(?:\.(?<member>\w+))?$/

/** Applies an operation to a resource, in place (RFC 7644 §3.5.2). */
export function applyOperation(resource: Values, { op, path, value }: Operation): void {
  const kind = op.toLowerCase()
  if (path === undefined) {
    for (const [name, each] of Object.entries(value as Values))
      applyOperation(resource, { op, path: name, value: each })
    return
  }
  const { urn, name = '', key, wanted, member } = pathForm.exec(path)?.groups ?? {}
  const holder = urn === undefined ? resource : objectAt(resource, urn)
  if (key !== undefined) return changeElements(holder, name, { kind, key, wanted, member, value })
  const [owner, last] = member === undefined ? [holder, name] : [objectAt(holder, name), member]
  const before = owner[last]
  if (kind === 'remove') delete owner[last]
  else if (kind === 'add' && Array.isArray(before)) owner[last] = union(before, value)
  else owner[last] = value
}

interface ElementChange {
  readonly kind: string
  readonly key: string
  readonly wanted: string | undefined
  readonly member: string | undefined
  readonly value: unknown
}

function changeElements(
  holder: Values,
  name: string,
  { kind, key, wanted, member, value }: ElementChange,
): void {
  const elements = (holder[name] ?? []) as Values[]
  const matching = elements.filter((element) => element[key] === wanted)
  if (kind === 'remove' && member === undefined)
    holder[name] = elements.filter((element) => !matching.includes(element))
  else if (kind === 'remove') for (const element of matching) delete element[String(member)]
  else {
    const changed = matching.length > 0 ? matching : [{ [key]: wanted }]
    for (const element of changed)
      Object.assign(element, member === undefined ? value : { [member]: value })
    holder[name] = matching.length > 0 ? elements : [...elements, ...changed]
  }
}

/** Adds elements that are not there yet, compared by their `value`. */
function union(before: readonly unknown[], added: unknown): unknown[] {
  const valueOf = (element: unknown) => (element as Values)['value'] ?? element
  const known = new Set(before.map(valueOf))
  return [...before, ...[added].flat().filter((element) => !known.has(valueOf(element)))]
}

function objectAt(owner: Values, name: string): Values {
  owner[name] ??= {}
  return owner[name] as Values
}
