import type { Answer } from '../test/start-server.ts'
import type { Sender } from './sent.test-support.ts'
import { deletions, type Way } from './ways.ts'
import { createTarget, me } from './place.test-support.ts'
import { attributesOf, sendInBulk, users, type WriteOptions } from './write.test-support.ts'

export const isRemoval = (way: Way): boolean => deletions.includes(way)

/** Creates a user and deletes it again in one way. */
export async function removeThrough(
  { client, send, way }: Sender & { readonly way: Way },
  { base = {}, prepare, headers }: Pick<WriteOptions, 'base' | 'prepare' | 'headers'> = {},
): Promise<{ readonly path: string; readonly answer: Answer }> {
  await client.send('DELETE', '/Me')
  const path = await createTarget(client, users, { name: me, base: attributesOf(base, 0) })
  await prepare?.(path)
  if (way === 'Bulk DELETE') {
    const version = headers?.['if-match']
    const operation = { method: 'DELETE', path, ...(version !== undefined && { version }) }
    return { path, answer: await sendInBulk({ client, send }, operation) }
  }
  const at = way === 'DELETE' ? path : '/Me'
  return { path, answer: await send(client, 'DELETE', at, headers && { headers }) }
}
