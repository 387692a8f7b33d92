import { expect } from 'vitest'
import type { ListenerPlace } from '../../src/host.ts'
import { request, type RawAnswer } from '../raw-request.ts'

/** A place where a request may arrive: a route, or a page of the console. */
export interface Place {
  readonly interface: ListenerPlace['interfaces'][number]['name']
  readonly origin: string
  readonly method: string
  /** As in the route table. */
  readonly path: string
  /** The same with a value for each parameter. */
  readonly target: string
}

/** What the console serves has no table: a page, a file, a file that is not there. */
const consolePages = ['/', '/environments/x/users', '/assets/none.js', '/favicon.svg']

/** Every place of every listener, from the route tables that the routers serve. */
export function placesOf(listeners: readonly ListenerPlace[]): readonly Place[] {
  return listeners.flatMap(({ origin, interfaces }) =>
    interfaces.flatMap(({ name, routes }) =>
      [...routes, ...(name === 'console' ? pages() : [])].map(({ method, path }) => ({
        interface: name,
        origin,
        method,
        path,
        target: path.replaceAll(/[:*]\w+/g, 'x') || '/',
      })),
    ),
  )
}

const pages = () => consolePages.map((path) => ({ method: 'GET', path }))

/** How a place is called in the lists. */
export const nameOf = ({ method, path }: Place): string => `${method} ${path}`

/** Sends a request to a place; the answer may be a refusal of any kind, but never a page of Express, nor a stack. */
export async function probe(
  place: Place,
  parts: NonNullable<Parameters<typeof request>[1]> & { readonly query?: string } = {},
): Promise<RawAnswer> {
  const { method, target, origin } = place
  const { query = '', ...rest } = parts
  const answer = await request(origin, { method, path: target + query, ...rest })
  expectTrustworthy(place.interface, answer)
  return answer
}

/** Checks what holds for every answer, whatever it says. */
export function expectTrustworthy(name: Place['interface'], answer: RawAnswer): void {
  expect(answer.text).not.toMatch(/<pre>|\n\s+at |node:internal|node_modules/)
  expect(answer.status).not.toBe(500)
  if (name !== 'scim') expect(answer.headers['x-content-type-options']).toBe('nosniff')
}

/** Checks that an answer is a refusal in the dialect of its place. */
export function expectDialect(place: Pick<Place, 'interface' | 'path'>, answer: RawAnswer): void {
  switch (place.interface) {
    case 'control':
      expect(answer.headers['content-type']).toBe('application/json')
      expect(JSON.parse(answer.body)).toMatchObject({
        code: expect.stringMatching(/^[a-z_]+$/),
        message: expect.stringMatching(/\.$/),
      })
      break
    case 'platform':
      expect(answer.headers['content-type']).toMatch(/^application\/json/)
      expect(JSON.parse(answer.body)).toMatchObject(
        place.path.endsWith('/as/token')
          ? { error: expect.any(String), error_description: expect.any(String) }
          : { id: expect.any(String), code: expect.stringMatching(/^[A-Z_]+$/) },
      )
      break
    case 'scim':
      expect(answer.headers['content-type']).toBe('application/scim+json')
      expect(JSON.parse(answer.body)).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(answer.status),
        detail: expect.any(String),
      })
      break
    case 'console':
      expect(answer.headers['content-type']).toMatch(/^text\/plain/)
  }
}
