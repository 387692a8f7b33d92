import type { Stores } from './stores.ts'

/** Makes *PingOne Directory*, the source of every rule, in an environment that has no propagation store. */
export async function seedDirectoryStore(
  stores: Pick<Stores, 'list' | 'create'>,
  environmentId: string,
): Promise<void> {
  if ((await stores.list(environmentId)).length > 0) return
  await stores.create(environmentId, {
    name: 'PingOne Directory',
    type: 'directory',
    status: 'ACTIVE',
    configuration: {},
  })
}
