import { expect } from 'vitest'
import { startServer, type Answer, type Client } from '../test/start-server.ts'
import type { ScimServerOptions } from '../index.ts'
import { isQuery, query, type Parameters } from './query.test-support.ts'
import { readingsOf, type Reading } from './read.test-support.ts'
import { sampleOf, type Sample, type Subject } from './sample.test-support.ts'
import { waysOfRequest, type Send } from './sent.test-support.ts'
import type { Way } from './ways.ts'
import { isWrite, me, writeThrough, type WriteOptions, type Written } from './write.test-support.ts'

/** An answer, with the way in which its request was made. */
export interface Said extends Answer {
  readonly way: string
}

/** An error that a request is to be answered with. */
export interface Refusal {
  readonly status?: number
  readonly scimType?: string
  /** What its detail contains. */
  readonly detail?: string
}

/** Makes the requests that a sentence is about, and takes down their ways. */
export interface Via {
  readonly ways: readonly Way[]
  /** Starts a server whose `/Me` is there to be used. */
  start(options?: Partial<ScimServerOptions>): Promise<Client>
  readonly send: Send
  /** Writes attributes in every way of the record, each to a resource of its own. */
  write(client: Client, attributes: Attributes, options?: WriteOptions): Promise<readonly Written[]>
  /** Expects every write to succeed, to be answered with what a GET then returns, and that to match. */
  accepts(
    client: Client,
    attributes: Attributes,
    expected: object,
    options?: WriteOptions,
  ): Promise<void>
  /** Expects every write to be refused, and to change nothing. */
  refuses(
    client: Client,
    attributes: Attributes,
    error: Refusal,
    options?: WriteOptions,
  ): Promise<void>
  /** Reads one resource in every way of the record. */
  read(client: Client, path: string, parameters?: Parameters): Promise<readonly Reading[]>
  /** Queries the resources of a type, or of all, in every way of the record. */
  query(client: Client, endpoint: string, parameters: Parameters): Promise<readonly Said[]>
  /** One good request of each way of the record, to a user that is there. */
  samples(subject: Subject): readonly (Sample & { readonly way: Way })[]
  /** The ways of the requests so far. */
  seen(): readonly Way[]
}

/** Attributes to write, or what makes them for the write of this number. */
export type Attributes = object | ((serial: number) => object)

/** Makes requests in the ways of a record, and refuses those in others. */
export function createVia(ways: readonly Way[]): Via {
  const seen = new Set<Way>()
  const writing = ways.filter(isWrite)
  const send: Via['send'] = (client, method, path, options = {}) => {
    const taken = waysOfRequest(method, path, options.body)
    const named = taken.filter((way) => ways.includes(way))
    if (named.length === 0)
      throw new Error(`The record does not name ${taken.join(', ')}, as in ${method} ${path}.`)
    for (const way of named) seen.add(way)
    return client.send(method, path, options)
  }
  const write: Via['write'] = async (client, attributes, options) => {
    if (writing.length === 0) throw new Error('The record names no way to write.')
    const done: Written[] = []
    for (const way of writing)
      done.push(...(await writeThrough({ client, send, way }, attributes, options)))
    return done
  }
  return {
    ways,
    start: (options) => startServer({ me, ...options }),
    send,
    write,
    async accepts(client, attributes, expected, options) {
      for (const written of await write(client, attributes, options)) {
        const { way, answer, usual } = written
        expect({ way, status: answer.status, body: answer.body }).toMatchObject({
          way,
          status: usual,
        })
        const { body } = await written.read()
        expect({ way, body }).toMatchObject({ way, body: expected })
        if (answer.body !== undefined) expect({ way, body: answer.body }).toEqual({ way, body })
      }
    },
    async refuses(client, attributes, error, options) {
      for (const written of await write(client, attributes, options))
        await expectRefused(written, error)
    },
    read: (client, path, parameters) => readingsOf({ client, send, ways }, path, parameters),
    async query(client, endpoint, parameters) {
      const said: Said[] = []
      for (const way of ways.filter(isQuery))
        said.push({ way, ...(await query({ client, send, way }, endpoint, parameters)) })
      if (said.length === 0) throw new Error('The record names no way to query.')
      return said
    },
    samples: (subject) => ways.map((way) => ({ way, ...sampleOf(way, subject) })),
    seen: () => [...seen].toSorted(),
  }
}

/** Expects a write to be refused with this error, and the resource to be as it was. */
export async function expectRefused(
  { way, answer, before, now }: Written,
  { status = 400, scimType, detail = '' }: Refusal,
): Promise<void> {
  expect({ way, status: answer.status, body: answer.body }).toEqual({
    way,
    status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.stringContaining(detail),
      ...(scimType && { scimType }),
    },
  })
  expect({ way, state: await now() }).toEqual({ way, state: before })
}
