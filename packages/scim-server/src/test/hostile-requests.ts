import * as fc from 'fast-check'
import { bulks, patches, rawBodies, resources, searches } from './hostile-bodies.ts'
import { filters, ids, names, scalars } from './hostile-values.ts'

/**
 * A request of any client. `$cursor` in its query or body is replaced by the last cursor that was returned, `$listing` by the part of
 * it that names the listing.
 */
export interface HostileRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Requests of every kind, most of them similar to valid ones, so that they reach most of the server's code. */
export function requests(): fc.Arbitrary<HostileRequest> {
  const read = requestsOf({ method: ['GET', 'GET', 'HEAD'], path: places(), body: fc.constant('') })
  const create = requestsOf({ method: ['POST'], path: collections(), body: json(resources()) })
  const replace = requestsOf({ method: ['PUT'], path: singles(), body: json(resources()) })
  const patch = requestsOf({ method: ['PATCH'], path: singles(), body: json(patches()) })
  const remove = requestsOf({ method: ['DELETE'], path: singles(), body: fc.constant('') })
  const bulk = requestsOf({ method: ['POST'], path: fc.constant('/Bulk'), body: json(bulks()) })
  const searched = fc.oneof(fc.constant(''), collections()).map((path) => `${path}/.search`)
  const search = requestsOf({ method: ['POST'], path: searched, body: json(searches()) })
  const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
  const any = requestsOf({ method, path: places(), body: rawBodies() })
  return fc.oneof(
    { weight: 4, arbitrary: read },
    { weight: 2, arbitrary: create },
    { weight: 2, arbitrary: replace },
    { weight: 5, arbitrary: patch },
    { weight: 1, arbitrary: remove },
    { weight: 2, arbitrary: bulk },
    { weight: 2, arbitrary: search },
    { weight: 2, arbitrary: any },
  )
}

interface Kind {
  readonly method: readonly string[]
  /** The path below the base path. */
  readonly path: fc.Arbitrary<string>
  readonly body: fc.Arbitrary<string>
}

function requestsOf({ method, path, body }: Kind): fc.Arbitrary<HostileRequest> {
  return fc.record({
    method: fc.constantFrom(...method),
    path: fc.tuple(bases(), path).map((parts) => parts.join('')),
    query: queries(),
    headers: headers(),
    body,
  })
}

function bases(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 40, arbitrary: fc.constant('/scim/v2') },
    { weight: 4, arbitrary: fc.constant('/acme/scim/v2') },
    { weight: 1, arbitrary: fc.constantFrom('', '/scim', '/nobody/scim/v2', '/__proto__/scim/v2') },
  )
}

function collections(): fc.Arbitrary<string> {
  return fc.constantFrom('/Users', '/Groups', '/Devices')
}

function singles(): fc.Arbitrary<string> {
  const one = fc.tuple(collections(), fc.constantFrom(...ids)).map((parts) => parts.join('/'))
  const resident = fc.constantFrom('/Users/id-0', '/Users/id-1', '/Groups/id-3', '/Groups/id-4')
  const others = fc.constantFrom('/Devices/id-5', '/Me')
  return fc.oneof({ weight: 6, arbitrary: resident }, { weight: 2, arbitrary: others }, one)
}

function places(): fc.Arbitrary<string> {
  const discovery = fc.constantFrom(
    ...['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/Schemas'],
    ...['/Schemas/urn:ietf:params:scim:schemas:core:2.0:User', '/Schemas/constructor'],
  )
  const strange = fc.oneof(
    fc.constantFrom('', '/', '//', '/Users/', '/Users/id-0/emails', '/users', '/Users/%zz', '/%00'),
    fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `/Users/${text}`),
    fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .map((text) => `/Users/${encodeURIComponent(text)}`),
  )
  return fc.oneof(
    { weight: 4, arbitrary: collections() },
    { weight: 4, arbitrary: singles() },
    { weight: 2, arbitrary: discovery },
    { weight: 1, arbitrary: strange },
  )
}

function queries(): fc.Arbitrary<Record<string, string>> {
  const list = fc.array(names(), { maxLength: 3 }).map((all) => all.join(','))
  const integer = fc.constantFrom(
    '0',
    '1',
    '2',
    '-1',
    '1e3',
    '',
    '999999999999999',
    '9'.repeat(400),
  )
  const asked = fc.record(
    {
      filter: filters(),
      sortBy: names(),
      sortOrder: fc.constantFrom('ascending', 'descending', 'sideways'),
      startIndex: integer,
      count: integer,
      cursor: cursors(),
      attributes: list,
      excludedAttributes: list,
    },
    { requiredKeys: [] },
  )
  const page = fc.record(
    { cursor: cursors(), count: fc.constantFrom('1', '2'), sortBy: fc.constant('userName') },
    { requiredKeys: ['cursor', 'count'] },
  )
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, page, asked)
}

/** The last cursor, none, and a forged one. */
function cursors(): fc.Arbitrary<string> {
  const forged = fc
    .tuple(fc.constantFrom('', 'userName ascending'), scalars(), scalars())
    .map((position) => `$listing.${btoa(encodeURIComponent(JSON.stringify(position)))}`)
  return fc.oneof(fc.constantFrom('', '$cursor', '$cursor', '.', '~', 'none'), forged)
}

function headers(): fc.Arbitrary<Record<string, string>> {
  const authorization = fc.oneof(
    { weight: 60, arbitrary: fc.constant('Bearer secret') },
    fc.constantFrom('', 'bearer  secret', 'Basic c2VjcmV0', 'Bearer', 'Bearer secrets'),
  )
  const mediaType = fc.oneof(
    { weight: 40, arbitrary: fc.constant('application/scim+json') },
    fc.constantFrom('application/json; charset=utf-8', 'text/plain', '', ';'),
  )
  const tags = fc.constantFrom('W/"1"', 'W/"2"', '"1"', '*', '', 'W/"0", W/"1"', ',', 'W/1')
  const sent = { authorization, 'content-type': mediaType }
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(sent) },
    {
      weight: 1,
      arbitrary: fc.record(
        { ...sent, 'if-match': tags, 'if-none-match': tags },
        { requiredKeys: ['authorization'] },
      ),
    },
  )
}

/** JSON text, with a number beyond the range of JavaScript inserted in some. */
function json(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: values.map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: values.map((value) => JSON.stringify(value).replace(/:(\d+|true)/, ':1e999')),
    },
    { weight: 1, arbitrary: rawBodies() },
  )
}
