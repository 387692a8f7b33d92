import {
  createControlClient,
  createSandboxControl,
  formatConnection,
} from '@pingone-sandbox/client'
import type { Ready } from '../examples/headless/provision.ts'
import type { createPlatformCaller } from './platform-caller.ts'

type Call = ReturnType<typeof createPlatformCaller>

export interface ReferenceConnection {
  readonly ready: Ready
  readonly call: Call
  readonly userFilter: string
  /** Delivery settings other than the defaults. */
  readonly delivery: Readonly<Record<string, number>>
}

/** Connects the reference server and returns what a rule to it refers to. */
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
  const connection = formatConnection({
    ...{ name: 'Reference server', url: ready.scim, token: ready.scimToken },
    configuration: { USER_FILTER: userFilter },
  })
  const target = await call('POST', '/propagation/stores', connection)
  await createSandboxControl(createControlClient(ready)).setDelivery(target.id, delivery)
  return {
    plan: { id: plan.id },
    sourceStore: { id: source?.id },
    targetStore: { id: target.id },
  }
}
