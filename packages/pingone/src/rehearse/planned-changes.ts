import { isComplex, type Complex } from '@pingone-sandbox/scim'
import type { PlannedAction, PlannedChange } from '@pingone-sandbox/contract'
import type { NewEntry } from '../journal/journal.ts'
import type { Link } from '../links/link.ts'
import { memberOf } from '../outbound/member.ts'
import { isSameJson } from '../records/json.ts'
import { maskJson } from '../secrecy/mask-json.ts'
import { tryJson } from '../wire/answer-body.ts'

type Exchange = (NewEntry & { type: 'exchange' })['exchange']

interface Sides {
  readonly was: Link | undefined
  readonly is: Link | undefined
  readonly exchanges: readonly Exchange[]
}

/** Compares what a rehearsed user or group has at the target with what it is sent. */
export function plannedChanges(sides: Sides): Pick<PlannedAction, 'changes' | 'comparedWith'> {
  if (!sides.exchanges.some(({ request }) => isWrite(request.method))) return { changes: [] }
  const type = (sides.is ?? sides.was)?.subjectType
  return type === 'group' ? changesOfGroup(sides) : changesOfUser(sides)
}

const isWrite = (method: string): boolean => method !== 'GET'

function changesOfUser({
  was,
  is,
  exchanges,
}: Sides): Pick<PlannedAction, 'changes' | 'comparedWith'> {
  if (exchanges.some(({ request }) => request.method === 'DELETE')) return { changes: [] }
  const shown = shownIn(exchanges)
  const sent = asObject(tryJson(was?.lastSent ?? ''))
  const before = shown ?? sent
  // A user out of scope keeps its values, but for being active.
  const after = is?.inScope ? asObject(tryJson(is.lastSent)) : { active: is?.active ?? false }
  if (after === undefined) return { changes: [] }
  const known =
    is?.inScope === false && shown === undefined ? { active: was?.active ?? true } : before
  const changes = partsOf(after)
    .filter(([path, value]) => !isHeld(at(known, path), value))
    .map(([path, value]): PlannedChange => {
      const old = at(known, path)
      return {
        path: path.join(nameSeparator(path)),
        ...(old !== undefined && { before: shownValue(path, old) }),
        after: shownValue(path, value),
      }
    })
  return {
    changes,
    ...(known && { comparedWith: shown === undefined ? ('sent' as const) : ('target' as const) }),
  }
}

function changesOfGroup({
  was,
  is,
  exchanges,
}: Sides): Pick<PlannedAction, 'changes' | 'comparedWith'> {
  if (exchanges.some(({ request }) => request.method === 'DELETE') || !is) return { changes: [] }
  const isLinked = was?.targetId !== undefined
  const members = [was?.members?.length, is.members?.length] as const
  const changes: PlannedChange[] = []
  if (was?.name !== is.name || !isLinked)
    changes.push({
      path: 'displayName',
      ...(isLinked && was && { before: was.name }),
      after: is.name,
    })
  if (!isSameJson(was?.members ?? [], is.members ?? []))
    changes.push({
      path: 'members',
      ...(isLinked && { before: members[0] ?? 0 }),
      after: members[1] ?? 0,
    })
  return { changes, ...(isLinked && { comparedWith: 'sent' as const }) }
}

/** The one resource that the target showed before the write. */
function shownIn(exchanges: readonly Exchange[]): Complex | undefined {
  const reads = exchanges.filter(({ purpose }) => purpose === 'read' || purpose === 'lookup')
  for (const { response } of reads.toReversed()) {
    if (response?.status !== 200) continue
    const body = tryJson(response.body)
    if (!isComplex(body)) continue
    const found = memberOf(body, 'Resources')
    if (!Array.isArray(found)) return memberOf(body, 'id') === undefined ? undefined : body
    if (found.length === 1) return asObject(found[0])
  }
  return undefined
}

type Path = readonly string[]

/** The simple values of an object with their paths; a list is one value. */
function partsOf(value: Complex, path: Path = []): readonly (readonly [Path, unknown])[] {
  return Object.entries(value).flatMap(([name, part]): readonly (readonly [Path, unknown])[] =>
    isComplex(part) ? partsOf(part, [...path, name]) : [[[...path, name], part]],
  )
}

function at(value: unknown, [name, ...rest]: Path): unknown {
  if (name === undefined) return value
  return isComplex(value) ? at(memberOf(value, name), rest) : undefined
}

/** Tells whether a value has all that another one says. */
function isHeld(known: unknown, said: unknown): boolean {
  if (Array.isArray(said))
    return Array.isArray(known) && said.every((part) => known.some((other) => isHeld(other, part)))
  if (isComplex(said))
    return (
      isComplex(known) &&
      Object.entries(said).every(([name, part]) => isHeld(memberOf(known, name), part))
    )
  return isSameJson(known, said)
}

/** The value without its secrets. */
function shownValue(path: Path, value: unknown): unknown {
  const masked = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
  return at(
    maskJson(masked, (text) => text),
    path,
  )
}

const nameSeparator = ([first = '']: Path): string => (first.includes(':') ? ':' : '.')

const asObject = (value: unknown): Complex | undefined => (isComplex(value) ? value : undefined)
