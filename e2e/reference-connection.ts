import type { Ready } from '../examples/headless/provision.ts'
import type { createPlatformCaller } from './platform-caller.ts'

type Call = Awaited<ReturnType<typeof createPlatformCaller>>

export interface ReferenceConnection {
  readonly ready: Ready
  readonly call: Call
  readonly userFilter: string
  /** Delivery settings other than the defaults. */
  readonly delivery: Readonly<Record<string, number>>
}

/** Connects the reference server; what comes back is what a rule to it refers to. */
export async function connectReferenceServer({
  ready,
  call,
  userFilter,
  delivery,
}: ReferenceConnection) {
  const plan = await call('POST', '/propagation/plans', { name: 'Plan' })
  const { _embedded: found } = await call<{
    _embedded: { stores: { id: string; type: string }[] }
  }>('GET', '/propagation/stores')
  const source = found.stores.find(({ type }) => type === 'directory')
  const target = await call('POST', '/propagation/stores', {
    name: 'Reference server',
    type: 'scim',
    status: 'ACTIVE',
    configuration: {
      SCIM_URL: ready.scim,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: ready.scimToken,
      USER_FILTER: userFilter,
      UNIQUE_USER_IDENTIFIER: 'userName',
      GROUP_MEMBERSHIP_HANDLING: 'Merge',
      REMOVE_ACTION: 'Disable',
    },
  })
  await fetch(`${ready.control}/connections/${target.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(delivery),
  })
  return {
    plan: { id: plan.id },
    sourceStore: { id: source?.id },
    targetStore: { id: target.id },
  }
}
