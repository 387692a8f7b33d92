import { normalizePath } from '@pingone-sandbox/http'
import { isComplex, ScimError, type BulkOperation, type Complex } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { splitMembers } from '../membership/member-steps.ts'
import { findComponents } from './components.ts'
import { collectReferences, resolveData, resolveText } from './references.ts'

/** An operation as it is to be tried. */
export interface BulkStep {
  /** Its place in the request. */
  readonly index: number
  /** Without the members that come late. */
  readonly operation: BulkOperation
  /** The bulkIds of the members that a new group takes in at the end only, since they refer to the group themselves. */
  readonly lateMembers: readonly string[]
  /** The bulkIds that refer to each other in a circle which cannot be resolved, this operation's among them. */
  readonly circle: readonly string[]
}

/** Operations that are tried one after the other. Those that refer to each other are done all, or none of them. */
export interface BulkUnit {
  readonly steps: readonly BulkStep[]
  readonly isTogether: boolean
}

/**
 * Puts the operations of a bulk request into the order in which they can be tried: after those that they refer to, and
 * otherwise as they stand.
 *
 * A circle is one unit. It is cut where it passes through the members of a new group: the group is made without them first.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7.1 RFC 7644 §3.7.1}
 */
export function planBulk(
  operations: readonly BulkOperation[],
  { endpoints, groups }: Pick<Service, 'endpoints' | 'groups'>,
): readonly BulkUnit[] {
  const mentions = operations.map((operation) => readMentions(operation, endpoints, groups))
  const places = new Map(operations.map(({ bulkId }, index) => [bulkId, index]))
  const placesOf = (bulkIds: readonly string[]) =>
    bulkIds.flatMap((bulkId) => places.get(bulkId) ?? [])

  const graph = mentions.map(({ members, others }) => placesOf([...members, ...others]))
  const components = findComponents(graph)
  const componentAt = new Map(
    components.flatMap((component) => component.map((index) => [index, component] as const)),
  )
  const cut = mentions.map(({ members, others }, index) => {
    const { late = [], early = [] } = Object.groupBy(members, (bulkId) =>
      placesOf([bulkId]).some((place) => componentAt.get(place) === componentAt.get(index))
        ? 'late'
        : 'early',
    )
    return { lateMembers: late, needs: placesOf([...early, ...others]) }
  })
  const steps = findComponents(cut.map(({ needs }) => needs)).flatMap((component) => {
    const isCircle =
      component.length > 1 || component.some((index) => cut[index]?.needs.includes(index))
    const circle = isCircle ? component.flatMap((index) => operations[index]?.bulkId ?? []) : []
    return component.flatMap((index): BulkStep[] => {
      const operation = operations[index]
      const { lateMembers = [] } = cut[index] ?? {}
      return operation
        ? [{ index, operation: postpone(operation, lateMembers, groups), lateMembers, circle }]
        : []
    })
  })
  const stepsOf = Map.groupBy(steps, ({ index }) => componentAt.get(index))
  return components.map((component) => ({
    steps: stepsOf.get(component) ?? [],
    isTogether: component.some((index) => graph[index]?.some((next) => component.includes(next))),
  }))
}

/** The bulkIds that an operation refers to: those of the members of a new group, and the others. */
interface Mentions {
  readonly members: ReadonlySet<string>
  readonly others: ReadonlySet<string>
}

function readMentions(
  operation: BulkOperation,
  endpoints: readonly Endpoint[],
  groups: Endpoint,
): Mentions {
  const group = readNewGroup(operation, groups)
  if (!group) {
    const inPath = collectReferences((resolve) => resolveText(operation.path, resolve))
    const inData = collectReferences((resolve) => resolveData(operation, endpoints, resolve))
    return { members: new Set(), others: new Set([...inPath, ...inData]) }
  }
  const rest = { ...operation, data: group.attributes }
  return {
    members: collectReferences((resolve) => group.memberIds.map((id) => resolveText(id, resolve))),
    others: collectReferences((resolve) => resolveData(rest, endpoints, resolve)),
  }
}

function postpone(
  operation: BulkOperation,
  lateMembers: readonly string[],
  groups: Endpoint,
): BulkOperation {
  const group = readNewGroup(operation, groups)
  if (!group || lateMembers.length === 0) return operation
  const late = new Set(lateMembers.map((bulkId) => `bulkId:${bulkId}`))
  const members = group.memberIds.filter((id) => !late.has(id)).map((value) => ({ value }))
  return { ...operation, data: { ...group.attributes, members } }
}

function readNewGroup(
  { method, path, data }: BulkOperation,
  groups: Endpoint,
): { readonly memberIds: readonly string[]; readonly attributes: Complex } | undefined {
  const pathname = normalizePath(path.split('?', 1)[0] ?? '')
  if (method !== 'POST' || pathname !== groups.type.endpoint || !isComplex(data)) return undefined
  try {
    const { memberIds = [], attributes } = splitMembers(data, groups)
    return { memberIds, attributes }
  } catch (error) {
    // What is wrong with the members is for the operation itself to say.
    if (error instanceof ScimError) return undefined
    throw error
  }
}
