import type { Ready } from '../examples/headless/provision.ts'

/** A resource as the target holds it. */
export interface TargetResource {
  readonly id: string
  readonly userName?: string
  readonly displayName?: string
  readonly active?: boolean
  readonly members?: readonly { readonly value: string }[]
  readonly [attribute: string]: unknown
}

/** Reads what the target holds, over SCIM and not through the product under test. */
export function createScimReader({ scim, scimToken }: Ready) {
  async function read(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(scim + path, { headers: { authorization: `Bearer ${scimToken}` } })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  async function all(resource: 'Users' | 'Groups'): Promise<readonly TargetResource[]> {
    const { body } = await read(`/${resource}?count=1000`)
    return (body['Resources'] ?? []) as readonly TargetResource[]
  }

  return {
    users: () => all('Users'),
    groups: () => all('Groups'),
    user: async (userName: string) =>
      (await all('Users')).find((user) => user.userName === userName),
    group: async (name: string) =>
      (await all('Groups')).find((group) => group.displayName === name),
  }
}
