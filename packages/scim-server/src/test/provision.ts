import { URN } from '@pingone-sandbox/scim'
import type { Client } from './start-server.ts'

/** Creates a user and returns its id. */
export async function createUser(
  client: Client,
  userName: string,
  more: object = {},
): Promise<string> {
  const { body } = await client.send('POST', '/Users', {
    body: { schemas: [URN.user], userName, ...more },
  })
  return body.id
}

/** Creates a group of these members and returns its id. */
export async function createGroup(
  client: Client,
  displayName: string,
  memberIds: readonly string[] = [],
): Promise<string> {
  const members = memberIds.map((value) => ({ value }))
  const { body } = await client.send('POST', '/Groups', {
    body: { schemas: [URN.group], displayName, members },
  })
  return body.id
}

/** A PATCH request of these operations. */
export function patchOf(...Operations: readonly object[]): object {
  return { schemas: [URN.patchOp], Operations }
}

/** The ids of a group's members, sorted. */
export async function memberIdsOf(client: Client, groupId: string): Promise<readonly string[]> {
  const { body } = await client.send('GET', `/Groups/${groupId}`)
  const members: readonly { readonly value: string }[] = body.members ?? []
  return members.map(({ value }) => value).sort()
}
