import { expect } from 'vitest'
import type { Client } from '../test/start-server.ts'
import { expectAccepted, expectRefused, type Via } from './via.test-support.ts'
import type { WriteOptions } from './write.test-support.ts'

interface Change {
  readonly base: object
  readonly expected: object
}

/** Expects operations on a user with these attributes to result in the expected ones. */
export async function patched(
  via: Via,
  { base, expected }: Change,
  operations: readonly object[],
): Promise<void> {
  await expectAccepted(via.patch(await shared(via), operations, { base }), expected)
}

/** Expects operations on a user with these attributes to result in exactly the expected ones. */
export async function left(
  via: Via,
  base: object,
  expected: object,
  operations: readonly object[],
): Promise<void> {
  for (const { way, answer, body } of await via.patch(await shared(via), operations, { base })) {
    const { id: _id, meta: _meta, schemas: _schemas, userName: _userName, ...attributes } = body
    expect({ way, status: answer.status, attributes }).toEqual({
      way,
      status: 200,
      attributes: expected,
    })
  }
}
/** Expects operations on a user to be refused with 400 and an error of this type. */
export async function refused(
  via: Via,
  scimType: string,
  operations: readonly object[],
  options: WriteOptions = {},
): Promise<void> {
  await expectRefused(via.patch(await shared(via), operations, options), { scimType })
}

const servers = new WeakMap<Via, Promise<Client>>()

/** The server of a test. */
function shared(via: Via): Promise<Client> {
  const server = servers.get(via) ?? via.start()
  servers.set(via, server)
  return server
}
