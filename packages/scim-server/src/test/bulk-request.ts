import { URN } from '@pingone-sandbox/scim'
import type { Answer, Client } from './start-server.ts'

/** An operation as a client may write it, valid or not. */
export interface Operation {
  readonly method: string
  readonly path?: string
  readonly bulkId?: string
  readonly version?: string
  readonly data?: unknown
}

/** Sends a bulk request of these operations. */
export const bulk = (
  client: Client,
  Operations: readonly Operation[],
  more: object = {},
): Promise<Answer> =>
  client.send('POST', '/Bulk', { body: { schemas: [URN.bulkRequest], Operations, ...more } })

/** Creates a user whose name is the bulkId. */
export const newUser = (bulkId: string, more: object = {}): Operation => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { schemas: [URN.user], userName: bulkId, ...more },
})

/** Creates a group whose name is the bulkId, with members by their bulkIds. */
export const newGroup = (bulkId: string, ...members: readonly string[]): Operation => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: {
    schemas: [URN.group],
    displayName: bulkId,
    members: members.map((member) => ({ value: `bulkId:${member}` })),
  },
})

/** Makes the user of a bulkId the manager. */
export const withManager = (bulkId: string) => ({
  [URN.enterpriseUser]: { manager: { value: `bulkId:${bulkId}` } },
})

/** The statuses in an answer, in its order. */
export const statusesIn = ({ body }: Answer): readonly string[] =>
  body.Operations.map(({ status }: { status: string }) => status)

/** The id that an operation’s resource was given. */
export const idOf = ({ body }: Answer, bulkId: string): string =>
  body.Operations.find((each: { bulkId?: string }) => each.bulkId === bulkId)
    .location.split('/')
    .at(-1)
