import { normalizePath } from '@pingone-sandbox/http'
import { isComplex, ScimError, type BulkOperation, type Complex } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Service } from '../directory/service.ts'
import { splitMembers } from '../membership/member-steps.ts'
import { findComponents } from './components.ts'
import { collectReferences, resolveData, resolveText } from './references.ts'

/** An operation in the order of its execution. */
export interface BulkStep {
  /** Its index in the request. */
  readonly index: number
  /** The operation without its deferred members. */
  readonly operation: BulkOperation
  /** The bulkIds of the members that are added to a new group at the end, because they refer to the group. */
  readonly deferredMembers: readonly string[]
  /** The bulkIds of a cycle of references that cannot be resolved, this operation's among them; empty when there is none. */
  readonly cycle: readonly string[]
}

/** Operations that are attempted one after the other. */
export interface BulkUnit {
  readonly steps: readonly BulkStep[]
  /** Whether all of them succeed or none, because they refer to each other. */
  readonly isAtomic: boolean
}

/**
 * Orders the operations of a bulk request: each after those that it refers to, otherwise in the order of the request.
 *
 * A cycle of references is one unit. It is broken at the members of a new group: the group is first created without them.
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
    const { deferred = [], immediate = [] } = Object.groupBy(members, (bulkId) =>
      placesOf([bulkId]).some((place) => componentAt.get(place) === componentAt.get(index))
        ? 'deferred'
        : 'immediate',
    )
    return { deferredMembers: deferred, needs: placesOf([...immediate, ...others]) }
  })
  const steps = findComponents(cut.map(({ needs }) => needs)).flatMap((component) => {
    const isCycle =
      component.length > 1 || component.some((index) => cut[index]?.needs.includes(index))
    const cycle = isCycle ? component.flatMap((index) => operations[index]?.bulkId ?? []) : []
    return component.flatMap((index): BulkStep[] => {
      const operation = operations[index]
      const { deferredMembers = [] } = cut[index] ?? {}
      if (!operation) return []
      const first = withoutMembers(operation, deferredMembers, groups)
      return [{ index, operation: first, deferredMembers, cycle }]
    })
  })
  const stepsOf = Map.groupBy(steps, ({ index }) => componentAt.get(index))
  return components.map((component) => ({
    steps: stepsOf.get(component) ?? [],
    isAtomic: component.some((index) => graph[index]?.some((next) => component.includes(next))),
  }))
}

/** The bulkIds that an operation refers to: those of the members of a new group, and all others. */
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
  const remaining = { ...operation, data: group.attributes }
  return {
    members: collectReferences((resolve) => group.memberIds.map((id) => resolveText(id, resolve))),
    others: collectReferences((resolve) => resolveData(remaining, endpoints, resolve)),
  }
}

function withoutMembers(
  operation: BulkOperation,
  deferredMembers: readonly string[],
  groups: Endpoint,
): BulkOperation {
  const group = readNewGroup(operation, groups)
  if (!group || deferredMembers.length === 0) return operation
  const deferred = new Set(deferredMembers.map((bulkId) => `bulkId:${bulkId}`))
  const members = group.memberIds.filter((id) => !deferred.has(id)).map((value) => ({ value }))
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
    // The operation itself will report the error in its members.
    if (error instanceof ScimError) return undefined
    throw error
  }
}
