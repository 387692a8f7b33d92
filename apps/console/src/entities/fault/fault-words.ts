import type { FaultEffect, FaultInput } from '@pingone-sandbox/contract'
import { formatCount } from '../../lib/format-count.ts'

/** The labels of operations. */
export const operationLabels = {
  any: 'Any request',
  query: 'Search',
  retrieve: 'Read by id',
  create: 'Create',
  replace: 'PUT',
  modify: 'PATCH',
  delete: 'Delete',
  token: 'Request for a token',
} as const satisfies Readonly<Record<NonNullable<FaultInput['operation']>, string>>

export const resourceLabels = { any: 'Users and groups', User: 'Users', Group: 'Groups' } as const

export const effectLabels = {
  status: 'Answer with a status',
  latency: 'Answer late',
  reset: 'Close the connection',
  'truncated-body': 'Cut the answer short',
  'slow-body': 'Let the answer trickle in',
  'content-type': 'Claim another media type',
} as const satisfies Readonly<Record<FaultEffect['kind'], string>>

/** A connection, as a fault is limited to one. */
interface NamedConnection {
  readonly id: string
  readonly name: string
}

/** Describes which requests a fault affects, and how. */
export function describeFault(fault: FaultInput, connections?: readonly NamedConnection[]): string {
  return `${describeRequests(fault, connections)} ${describeEffect(fault.effect)}.`
}

/** The name of a connection that a fault is limited to; faults outlive connections. */
export function connectionName(id: string, connections?: readonly NamedConnection[]): string {
  const name = connections?.find((each) => each.id === id)?.name
  return name ?? `connection ${id}${connections === undefined ? '' : ' (gone)'}`
}

function describeRequests(
  { operation = 'any', resource = 'any', connectionId, skip = 0, times = 1 }: FaultInput,
  connections: readonly NamedConnection[] | undefined,
): string {
  const first = skip + 1
  const which = times === 1 ? `number ${first}` : `number ${first} to ${skip + times}`
  const subjects = resource === 'any' ? '' : ` of ${resource === 'User' ? 'users' : 'groups'}`
  const where =
    connectionId === undefined ? '' : ` over ${connectionName(connectionId, connections)}`
  return `${operationLabels[operation]}${subjects}${where}, ${which}:`
}

function describeEffect(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'status':
      return `answered ${effect.status}${describeAnswer(effect)}; the target is not asked`
    case 'latency':
      return `the answer comes ${formatCount(effect.ms)} ms late`
    case 'reset':
      return effect.when === 'before-commit'
        ? 'the connection closes before the target sees it'
        : 'carried out, and the connection closes without an answer'
    case 'truncated-body':
      return 'carried out; the answer ends in the middle'
    case 'slow-body':
      return `carried out; the answer trickles in over ${formatCount(effect.ms)} ms`
    case 'content-type':
      return `carried out; the answer claims to be ${effect.value}`
  }
}

function describeAnswer({
  retryAfter,
  headers = {},
  body,
}: FaultEffect & { readonly kind: 'status' }): string {
  const parts = [
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [body === '' ? 'no body' : 'a body of its own']),
  ]
  const last = parts.at(-1)
  if (last === undefined) return ''
  const others = parts.slice(0, -1)
  return ` with ${others.length === 0 ? last : `${others.join(', ')} and ${last}`}`
}
