import {
  defaultMappings,
  placeOf,
  targetAttributes,
  type MappingLine,
  type TargetPlace,
} from '@pingone-sandbox/contract'
import {
  type ExpressionBudget,
  createBudget,
  ExpressionSyntaxError,
  ExpressionValueError,
  evaluateExpression,
  parseExpression,
  type Expression,
  type ExpressionRoot,
} from '@pingone-sandbox/expression'
import type { QuirkId } from '../outbound/quirks.ts'

type Source = Readonly<Record<string, unknown>>

/** What became of one line of a mapping for one user. */
export interface MappedLine extends MappingLine {
  /** What is sent; absent when the source has nothing, or there is a problem. */
  readonly value?: unknown
  /** Why the line cannot be carried out for this user. */
  readonly problem?: string
}

/** A SCIM user, with the lines that made it. */
export interface Mapped {
  readonly user: Record<string, unknown>
  readonly lines: readonly MappedLine[]
}

/** The lines that hold: the rule's own, or the defaults while it has none. */
export function linesOf(mappings: readonly MappingLine[]): readonly MappingLine[] {
  return mappings.length > 0 ? mappings : defaultMappings
}

/**
 * Makes the SCIM user that a source user becomes under a mapping.
 *
 * Empty source attributes send nothing. `active` follows `enabled` unless it is mapped. A bare target name outside the vocabulary
 * goes into the first of the `extensionUrns`.
 */
export function mapUser(
  source: Source,
  mappings: readonly MappingLine[],
  extensionUrns: readonly string[] = [],
): Mapped {
  const subject = {
    root: 'user',
    source: withGroupAttributes(source),
    budget: createBudget(),
  } as const
  const user: Record<string, unknown> = {}
  const lines = linesOf(mappings).map((line) => mapLine(line, subject, extensionUrns))
  for (const { targetAttribute, value } of lines) {
    const where = placeOf(targetAttribute, extensionUrns)
    if (where && value !== undefined) place(user, where, value)
  }
  user['active'] ??= source['enabled'] !== false
  return { user, lines }
}

/** The quirks that a mapping of users brings about. */
export function mappingQuirks(mappings: readonly MappingLine[]): readonly QuirkId[] {
  const hasExpression = mappings.some(({ expression }) => expression !== undefined)
  const isBare = ({ targetAttribute: name }: MappingLine) =>
    !targetAttributes.has(name) && !name.startsWith('urn:')
  return [
    ...(hasExpression ? (['expression-mapping'] as const) : []),
    ...(mappings.some(hasPattern) ? (['patterns-in-linear-time'] as const) : []),
    ...(mappings.some(isBare) ? (['bare-custom-attribute'] as const) : []),
  ]
}

const hasPattern = ({ expression = '' }: MappingLine): boolean =>
  expression.includes('#regex.') || /\smatches\s/i.test(expression)

/** Why a mapping cannot be carried out for a user; nothing when it can. */
export function mappingProblem({ lines }: Mapped): string | undefined {
  const problems = lines.flatMap(({ targetAttribute, problem }) =>
    problem === undefined ? [] : [`The mapping of ${targetAttribute} failed: ${problem}`],
  )
  return problems.length > 0 ? problems.join(' ') : undefined
}

/** The name that a group has at the target: mapped, or its own. Throws `ExpressionValueError`. */
export function mapGroupName(
  group: Source & { readonly name: string },
  mappings: readonly MappingLine[],
): string {
  const line = mappings.find(({ targetAttribute }) => targetAttribute === 'displayName')
  if (!line) return group.name
  const value = readLine(line, { root: 'group', source: group, budget: createBudget() })
  if (typeof value === 'string' && value !== '') return value
  throw new ExpressionValueError('It gives the group no name.')
}

/** What an expression can read besides a user's own attributes, as PingOne's samples have it. */
export function withGroupAttributes(source: Source): Source {
  const groups = source['memberOfGroups']
  if (!Array.isArray(groups)) return source
  const memberOf = groups as readonly { readonly id: string; readonly name: string }[]
  return {
    ...source,
    memberOfGroupIDs: memberOf.map(({ id }) => id),
    memberOfGroupNames: memberOf.map(({ name }) => name),
  }
}

/** What the lines of a mapping read, and what they may cost together. */
interface Subject {
  readonly root: ExpressionRoot
  readonly source: Source
  readonly budget: ExpressionBudget
}

function mapLine(
  line: MappingLine,
  subject: Subject,
  extensionUrns: readonly string[],
): MappedLine {
  const { targetAttribute, sourceAttribute, expression } = line
  const mapped = {
    targetAttribute,
    ...(sourceAttribute !== undefined && { sourceAttribute }),
    ...(expression !== undefined && { expression }),
  }
  if (!placeOf(targetAttribute, extensionUrns))
    return { ...mapped, problem: 'Neither SCIM nor a custom schema of the connection has it.' }
  try {
    const value = readLine(line, subject)
    if (value === undefined || value === '') return mapped
    return { ...mapped, value: typed(targetAttribute, value) }
  } catch (error) {
    if (error instanceof ExpressionValueError || error instanceof ExpressionSyntaxError)
      return { ...mapped, problem: error.message }
    throw error
  }
}

function readLine(line: MappingLine, { root, source, budget }: Subject): unknown {
  if (line.expression === undefined)
    return line.sourceAttribute === undefined
      ? undefined
      : attributeOf(source, line.sourceAttribute)
  const value = evaluateExpression(parsed(line, line.expression, root), { [root]: source }, budget)
  const first = single(value)
  if (typeof first === 'object' && first !== null)
    throw new ExpressionValueError('It gives an object; an attribute takes one plain value.')
  return first ?? undefined
}

/** A source attribute by its dotted name. */
function attributeOf(source: Source, name: string): unknown {
  let value: unknown = source
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Source)[key]
  }
  return single(value) ?? undefined
}

/** Of several values the first, since PingOne sends one. */
const single = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value)

/** The attributes of the vocabulary are texts, except `active`; what a custom schema takes is not known. */
function typed(target: string, value: unknown): unknown {
  if (target === 'active') {
    if (typeof value === 'boolean') return value
    if (value === 'true' || value === 'false') return value === 'true'
    throw new ExpressionValueError(`active is true or false, not ${JSON.stringify(value)}.`)
  }
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  return isPlain && targetAttributes.has(target) ? String(value) : value
}

// Users come by the thousand under the same few lines, which live as long as their revision does.
const parsedLines = new WeakMap<MappingLine, Expression>()

function parsed(line: MappingLine, source: string, root: ExpressionRoot): Expression {
  const known = parsedLines.get(line)
  if (known) return known
  const expression = parseExpression(source, root)
  parsedLines.set(line, expression)
  return expression
}

function place(user: Record<string, unknown>, where: TargetPlace, value: unknown): void {
  if (where.kind === 'attribute') {
    let parent = user
    for (const key of where.path.slice(0, -1))
      parent = (parent[key] ??= {}) as Record<string, unknown>
    const last = where.path.at(-1)
    if (last !== undefined) parent[last] = value
    return
  }
  const elements = (user[where.attribute] ??= []) as Record<string, unknown>[]
  let found = elements.find((candidate) => candidate['type'] === where.type)
  if (!found) {
    found = { type: where.type, ...(where.primary && { primary: true }) }
    elements.push(found)
  }
  found[where.sub] = value
}
