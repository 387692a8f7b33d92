import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import type { ScimServerOptions } from '../index.ts'
import { patchOf } from '../test/provision.ts'
import { startServer, type Answer, type Client } from '../test/start-server.ts'
import { me } from './place.test-support.ts'
import { isQuery, query, type Parameters } from './query.test-support.ts'
import { readingsOf, type Reading } from './read.test-support.ts'
import {
  isRemoval,
  removeThrough,
  type Removed,
  type RemoveOptions,
} from './remove.test-support.ts'
import { sampleOf, type Sample, type Subject } from './sample.test-support.ts'
import { formOf, waysOfRequest, type Send } from './sent.test-support.ts'
import type { Way } from './ways.ts'
import {
  isWrite,
  patchThrough,
  writeThrough,
  type Attributes,
  type WriteOptions,
  type Written,
} from './write.test-support.ts'

/** An answer and the way of its request. */
export interface Said extends Answer {
  readonly way: Way
}

/** An error that a request is to be answered with. */
export interface Refusal {
  /** Default 400. */
  readonly status?: number
  readonly scimType?: string
  /** What its detail contains. */
  readonly detail?: string
}

/** Makes the requests of a requirement, and records their ways. */
export interface Via {
  readonly ways: readonly Way[]
  /** Starts a server with `/Me`. */
  readonly start: (options?: Partial<ScimServerOptions>) => Promise<Client>
  readonly send: Send
  /** Writes attributes in every way of the record, each to a resource of its own. */
  readonly write: Write<Attributes, readonly Written[]>
  /** Sends operations in every way to PATCH of the record, each to a resource of its own. */
  readonly patch: Write<readonly object[], readonly Written[]>
  /** Deletes in every way of the record, each time a user of its own. */
  readonly remove: (client: Client, options?: RemoveOptions) => Promise<readonly Removed[]>
  /** Reads one resource in every way of the record. */
  readonly read: (
    client: Client,
    path: string,
    parameters?: Parameters,
  ) => Promise<readonly Reading[]>
  /** Queries the resources of a type, or of all, in every way of the record. */
  readonly query: (
    client: Client,
    endpoint: string,
    parameters: Parameters,
  ) => Promise<readonly Said[]>
  /** Returns one valid request of each way of the record, to an existing user. */
  readonly samples: (subject: Subject) => readonly (Sample & { readonly way: Way })[]
  /** The ways of the requests so far. */
  readonly seen: () => readonly Way[]
}

type Write<Content, Result> = (
  client: Client,
  content: Content,
  options?: WriteOptions,
) => Promise<Result>

/** Makes requests in the ways of a record, and refuses those in others. */
export function createVia(ways: readonly Way[]): Via {
  const seen = new Set<Way>()
  const send: Send = (client, method, path, options = {}) => {
    const taken = waysOfRequest(method, path, options.body)
    const named = taken.filter((way) => ways.includes(way))
    if (named.length === 0)
      throw new Error(`The record does not name ${taken.join(', ')}, as in ${method} ${path}.`)
    for (const way of named) seen.add(way)
    return client.send(method, path, options)
  }
  return {
    ways,
    start: (options) => startServer({ me, ...options }),
    send,
    async write(client, attributes, options) {
      const writing = some(ways.filter(isWrite), 'write').filter(options?.only ?? all)
      const done: Written[] = []
      for (const way of writing)
        done.push(...(await writeThrough({ client, send, way }, attributes, options)))
      return done
    },
    async patch(client, operations, options) {
      const form = formOf('PATCH', patchOf(...operations))
      const patching = ways.filter((way) => way.replace(/^(Bulk|\/Me) /, '') === form)
      const done: Written[] = []
      for (const way of some(patching, form).filter(options?.only ?? all))
        done.push(await patchThrough({ client, send, way }, operations, options))
      return done
    },
    async remove(client, options) {
      const deleting = some(ways.filter(isRemoval), 'delete')
      const done: Removed[] = []
      for (const way of deleting) done.push(await removeThrough({ client, send, way }, options))
      return done
    },
    read: (client, path, parameters) => readingsOf({ client, send, ways }, path, parameters),
    async query(client, endpoint, parameters) {
      const said: Said[] = []
      for (const way of some(ways.filter(isQuery), 'query'))
        said.push({ way, ...(await query({ client, send, way }, endpoint, parameters)) })
      return said
    },
    samples: (subject) => ways.map((way) => ({ way, ...sampleOf(way, subject) })),
    seen: () => [...seen].toSorted(),
  }
}

const all = () => true

function some(ways: readonly Way[], what: string): readonly Way[] {
  if (ways.length === 0) throw new Error(`The record names no way to ${what}.`)
  return ways
}

/** Expects writes to succeed, to be answered with what a GET then returns, and that to match. */
export async function expectAccepted(
  writes: Promise<readonly Written[]>,
  expected: object,
): Promise<void> {
  for (const { way, answer, usual, body } of await writes) {
    const { status } = answer
    expect({ way, status, body: answer.body }).toMatchObject({ way, status: usual })
    expect({ way, body }).toMatchObject({ way, body: expected })
    if (answer.body !== undefined) expect({ way, body: answer.body }).toEqual({ way, body })
  }
}

/** Expects writes to be refused with this error, and the resources to be as they were. */
export async function expectRefused(
  writes: Promise<readonly Written[]>,
  { status = 400, scimType, detail = '' }: Refusal,
): Promise<void> {
  for (const { way, answer, before, after } of await writes) {
    expect({ way, status: answer.status, body: answer.body }).toEqual({
      way,
      status,
      body: {
        schemas: [URN.error],
        status: String(status),
        detail: expect.stringContaining(detail),
        ...(scimType && { scimType }),
      },
    })
    expect({ way, state: after }).toEqual({ way, state: before })
  }
}
