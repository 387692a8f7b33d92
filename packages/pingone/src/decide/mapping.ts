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

/** The result of one line of a mapping for one user. */
export interface MappedLine extends MappingLine {
  /** The value that is sent; absent when the source has no value, or there is a problem. */
  readonly value?: unknown
  /** Why the line cannot be evaluated for this user. */
  readonly problem?: string
}

/** A SCIM user with the result of each mapping line. */
export interface Mapped {
  readonly user: Record<string, unknown>
  readonly lines: readonly MappedLine[]
}

/** The lines of a rule's mapping: its own, or the defaults while it has none. */
export function linesOf(mappings: readonly MappingLine[]): readonly MappingLine[] {
  return mappings.length > 0 ? mappings : defaultMappings
}

/** A mapping of users, ready for use. */
export interface UserMapping {
  /**
   * Makes the SCIM user that a source user becomes.
   *
   * An empty source attribute is not sent. Unless `active` is mapped, it has the value of `enabled`.
   */
  readonly map: (source: Source) => Mapped
  /** The quirks that the mapping causes. */
  readonly quirks: readonly QuirkId[]
}

/**
 * Compiles a mapping of users. A target name without a URN that PingOne's vocabulary lacks belongs to the first of the
 * `extensionUrns`.
 */
export function compileUserMapping(
  mappings: readonly MappingLine[],
  extensionUrns: readonly string[] = [],
): UserMapping {
  const lines = linesOf(mappings).map((line) => compileLine(line, extensionUrns))
  return {
    quirks: quirksOf(mappings),
    map(source) {
      const subject = { source: withGroupAttributes(source), budget: createBudget() }
      const user: Record<string, unknown> = {}
      const mapped = lines.map(({ where, map }) => {
        const line = map(subject)
        if (where && line.value !== undefined) place(user, where, line.value)
        return line
      })
      user['active'] ??= source['enabled'] !== false
      return { user, lines: mapped }
    },
  }
}

function quirksOf(mappings: readonly MappingLine[]): readonly QuirkId[] {
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

/** Why a mapping cannot be evaluated for a user; undefined when it can. */
export function mappingProblem({ lines }: Mapped): string | undefined {
  const problems = lines.flatMap(({ targetAttribute, problem }) =>
    problem === undefined ? [] : [`The mapping of ${targetAttribute} failed: ${problem}`],
  )
  return problems.length > 0 ? problems.join(' ') : undefined
}

/** A mapping of groups, ready for use: it gives the name at the target. */
export interface GroupMapping {
  readonly quirks: readonly QuirkId[]
  /** The name that a group has at the target: mapped, or its own. Throws `ExpressionValueError` or `ExpressionSyntaxError`. */
  readonly nameOf: (group: SourceGroup) => string
}

type SourceGroup = Source & { readonly name: string }

export function compileGroupMapping(mappings: readonly MappingLine[]): GroupMapping {
  const line = mappings.find(({ targetAttribute }) => targetAttribute === 'displayName')
  const read = line && compileReading(line, 'group')
  return {
    quirks: mappings.length > 0 ? ['group-name-mapped'] : [],
    nameOf(group) {
      if (!read) return group.name
      const value = read({ source: group, budget: createBudget() })
      if (typeof value === 'string' && value !== '') return value
      throw new ExpressionValueError('It gives the group no name.')
    },
  }
}

/** Adds `memberOfGroupIDs` and `memberOfGroupNames`, which expressions in PingOne's samples read. */
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

/** The source of a mapping, and the evaluation budget that its lines share. */
interface Subject {
  readonly source: Source
  readonly budget: ExpressionBudget
}

interface CompiledLine {
  /** Undefined for a target attribute that neither SCIM nor a custom schema has. */
  readonly where: TargetPlace | undefined
  readonly map: (subject: Subject) => MappedLine
}

function compileLine(line: MappingLine, extensionUrns: readonly string[]): CompiledLine {
  const { targetAttribute, sourceAttribute, expression } = line
  const where = placeOf(targetAttribute, extensionUrns)
  const read = compileReading(line, 'user')
  const mapped: MappedLine = {
    targetAttribute,
    ...(sourceAttribute !== undefined && { sourceAttribute }),
    ...(expression !== undefined && { expression }),
  }
  if (!where) {
    const problem = 'Neither SCIM nor a custom schema of the connection has it.'
    return { where, map: () => ({ ...mapped, problem }) }
  }
  return {
    where,
    map(subject) {
      try {
        const value = read(subject)
        if (value === undefined || value === '') return mapped
        return { ...mapped, value: typed(targetAttribute, value) }
      } catch (error) {
        if (error instanceof ExpressionValueError || error instanceof ExpressionSyntaxError)
          return { ...mapped, problem: error.message }
        throw error
      }
    },
  }
}

/**
 * Compiles the read side of a line. An expression is parsed when the first subject is mapped, and may then throw
 * `ExpressionSyntaxError`.
 */
function compileReading(
  { sourceAttribute, expression }: MappingLine,
  root: ExpressionRoot,
): (subject: Subject) => unknown {
  if (expression === undefined) {
    const keys = sourceAttribute?.split('.') ?? []
    return ({ source }) => (keys.length === 0 ? undefined : attributeOf(source, keys))
  }
  let parsed: Expression | undefined
  return ({ source, budget }) => {
    parsed ??= parseExpression(expression, root)
    const first = single(evaluateExpression(parsed, { [root]: source }, budget))
    if (typeof first === 'object' && first !== null)
      throw new ExpressionValueError('It gives an object; an attribute takes one plain value.')
    return first ?? undefined
  }
}

/** A source attribute by the parts of its dotted name. */
function attributeOf(source: Source, keys: readonly string[]): unknown {
  let value: unknown = source
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Source)[key]
  }
  return single(value) ?? undefined
}

/** The first of several values, since PingOne sends one. */
const single = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value)

/**
 * Converts a value to the type of a target attribute: `active` is a boolean, all others are strings. The types of a custom schema
 * are unknown.
 */
function typed(target: string, value: unknown): unknown {
  if (target === 'active') {
    if (typeof value === 'boolean') return value
    if (value === 'true' || value === 'false') return value === 'true'
    throw new ExpressionValueError(`active is true or false, not ${JSON.stringify(value)}.`)
  }
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  return isPlain && targetAttributes.has(target) ? String(value) : value
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
