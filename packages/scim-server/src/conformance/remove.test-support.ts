import type { Answer } from '../test/start-server.ts'
import { createTarget, me } from './place.test-support.ts'
import type { Sender } from './sent.test-support.ts'
import { deletions, type Way } from './ways.ts'
import { attributesOf, sendInBulk, users, type WriteOptions } from './write.test-support.ts'

export const isRemoval = (way: Way): boolean => deletions.includes(way)

/** A user that was deleted, or not. */
export interface Removed {
  readonly way: Way
  readonly path: string
  readonly answer: Answer
  /** Whether it exists afterwards. */
  readonly isThere: boolean
}

export type RemoveOptions = Pick<WriteOptions, 'base' | 'prepare' | 'headers'>

/** Creates a user and deletes it again in one way. */
export async function removeThrough(
  sender: Sender & { readonly way: Way },
  { base = {}, prepare, headers }: RemoveOptions = {},
): Promise<Removed> {
  const { client, way } = sender
  await client.send('DELETE', '/Me')
  const path = await createTarget(client, users, { name: me, base: attributesOf(base, 0) })
  await prepare?.(path)
  const answer = await sendRemoval(sender, path, headers)
  const { status } = await client.send('GET', path)
  return { way, path, answer, isThere: status === 200 }
}

function sendRemoval(
  { client, send, way }: Sender & { readonly way: Way },
  path: string,
  headers: WriteOptions['headers'],
): Promise<Answer> {
  if (way !== 'Bulk DELETE')
    return send(client, 'DELETE', way === 'DELETE' ? path : '/Me', headers && { headers })
  const version = headers?.['if-match']
  const operation = { method: 'DELETE', path, ...(version !== undefined && { version }) }
  return sendInBulk({ client, send }, operation)
}
