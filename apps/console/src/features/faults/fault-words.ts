import type { FaultEffect, FaultInput } from '@pingone-sandbox/pingone/contract'

/** What a request asks of the target, as people say it. */
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

/** Says in a sentence which requests a fault meets, and what it does to them. */
export function describeFault(fault: FaultInput): string {
  return `${describeRequests(fault)} ${describeEffect(fault.effect)}.`
}

function describeRequests({
  operation = 'any',
  resource = 'any',
  skip = 0,
  times = 1,
}: FaultInput): string {
  const first = skip + 1
  const which = times === 1 ? `number ${first}` : `number ${first} to ${skip + times}`
  const whom = resource === 'any' ? '' : ` of ${resource === 'User' ? 'users' : 'groups'}`
  return `${operationLabels[operation]}${whom}, ${which}:`
}

function describeEffect(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'status':
      return `answered ${effect.status}${effect.retryAfter === undefined ? '' : ` with Retry-After: ${effect.retryAfter}`}; the target is not asked`
    case 'latency':
      return `the answer comes ${effect.ms.toLocaleString('en')} ms late`
    case 'reset':
      return effect.when === 'before-commit'
        ? 'the connection closes before the target sees it'
        : 'carried out, and the connection closes without an answer'
    case 'truncated-body':
      return 'carried out; the answer ends in the middle'
    case 'slow-body':
      return `carried out; the answer trickles in over ${effect.ms.toLocaleString('en')} ms`
    case 'content-type':
      return `carried out; the answer claims to be ${effect.value}`
  }
}
