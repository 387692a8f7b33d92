import { URN } from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { filters, ids, jsonValues, names, objectsOf, paths, scalars } from './hostile-values.ts'

/** Resources, most of them almost valid. */
export function resources(): fc.Arbitrary<unknown> {
  const name = fc.constantFrom('ada', 'ADA', 'grace', 'hedy', '\uD800', 'x'.repeat(5000))
  const sound = fc.oneof(
    fc.record({
      schemas: fc.constant([URN.user]),
      userName: name,
      emails: fc.array(elements(), { maxLength: 3 }),
      active: fc.boolean(),
    }),
    fc.record({
      schemas: fc.constant([URN.group]),
      displayName: name,
      members: fc.array(elements(), { maxLength: 3 }),
    }),
    fc.record({ displayName: name, weight: fc.double(), tags: fc.array(name), owner: elements() }),
  )
  const strained = fc
    .tuple(sound, objectsOf(jsonValues()))
    .map(([one, other]): object => ({ ...one, ...other }))
  return fc.oneof({ weight: 4, arbitrary: sound }, { weight: 2, arbitrary: strained }, jsonValues())
}

function elements(): fc.Arbitrary<object> {
  const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>(...ids) }, scalars())
  return fc.record(
    { value, type: fc.constantFrom('work', 'home', 'User', 'Group'), primary: fc.boolean() },
    { requiredKeys: ['value'] },
  )
}

/** The bodies of PATCH requests. */
export function patches(): fc.Arbitrary<unknown> {
  const op = fc.constantFrom('add', 'replace', 'remove', 'Add', 'REMOVE', 'move')
  const value = fc.oneof(jsonValues(), fc.array(elements(), { maxLength: 3 }), resources())
  const onMembers = fc.record(
    { op, path: fc.constant('members'), value: fc.array(elements(), { maxLength: 3 }) },
    { requiredKeys: ['op', 'path'] },
  )
  const anything = fc.record({ op, path: paths(), value }, { requiredKeys: ['op'] })
  const operation = fc.oneof(
    { weight: 4, arbitrary: onMembers },
    { weight: 4, arbitrary: soundOperations() },
    { weight: 4, arbitrary: anything },
    { weight: 1, arbitrary: jsonValues() },
  )
  return messages(URN.patchOp, fc.record({ Operations: fc.array(operation, { maxLength: 3 }) }))
}

/** Operations that are valid for some of the resources. */
function soundOperations(): fc.Arbitrary<object> {
  const path = fc.constantFrom(
    ...['displayName', 'externalId', 'title', 'name.givenName', 'emails[type eq "work"].value'],
    ...['emails[value eq "ada"].type', `${URN.enterpriseUser}:department`, 'serialNumber'],
  )
  const text = fc.constantFrom('ada', 'work', '7', '\uD800')
  return fc.oneof(
    fc.record({ op: fc.constantFrom('add', 'replace'), path, value: text }),
    fc.record({ op: fc.constant('remove'), path }),
    fc.record({ op: fc.constantFrom('add', 'replace'), value: resources() }),
    fc.record({
      op: fc.constantFrom('add', 'replace'),
      path: fc.constant('emails'),
      value: fc.array(elements(), { maxLength: 3 }),
    }),
  )
}

/** The bodies of bulk requests; the server accepts at most four operations. */
export function bulks(): fc.Arbitrary<unknown> {
  const bulkId = fc.constantFrom('a', 'b', 'c')
  const one = fc.constantFrom(...ids, 'bulkId:a', 'bulkId:b', '')
  const collection = fc.constantFrom('/Users', '/Groups', '/Devices')
  const operation = fc.record(
    {
      method: fc.constantFrom('POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'post'),
      path: fc.oneof(
        collection,
        fc.tuple(collection, one).map((parts) => parts.join('/')),
        fc.constantFrom('/Bulk', '/Me', '/', '', 'Users', '/Users/%zz'),
      ),
      bulkId,
      version: fc.constantFrom('W/"1"', '*', ''),
      data: fc.oneof(resources(), patches()),
    },
    { requiredKeys: ['method', 'path'] },
  )
  const content = fc.record({
    failOnErrors: fc.constantFrom<unknown>(undefined, 1, 0, -1, 1.5, '1'),
    Operations: fc.array(operation, { maxLength: 5 }),
  })
  return messages(URN.bulkRequest, content)
}

/** The bodies of queries by POST. */
export function searches(): fc.Arbitrary<unknown> {
  const list = fc.array(names(), { maxLength: 3 })
  const deep = fc.constant(`${'('.repeat(10_000)}id pr${')'.repeat(10_000)}`)
  const asked = {
    filter: fc.oneof({ weight: 6, arbitrary: filters() }, scalars(), deep),
    sortBy: names(),
    sortOrder: fc.constantFrom('ascending', 'DESCENDING', 'up'),
    startIndex: fc.constantFrom<unknown>(1, 2, -5, 2 ** 60, '1', null),
    count: fc.constantFrom<unknown>(0, 1, 2, -1, 1.5, '3'),
    cursor: fc.constantFrom('', '$cursor', 'none'),
    attributes: list,
    excludedAttributes: list,
  }
  return messages(URN.searchRequest, fc.record(asked, { requiredKeys: [] }))
}

/** Messages of one type: most with its URN, a few with arbitrary content. */
function messages(urn: string, content: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const schemas = fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>([urn]) }, scalars())
  const message = fc
    .tuple(schemas, content)
    .map(([named, members]) => ({ schemas: named, ...members }))
  return fc.oneof({ weight: 9, arbitrary: message }, jsonValues())
}

/** Texts that are not a JSON object, or one that is expensive to process. */
export function rawBodies(): fc.Arbitrary<string> {
  const deep = fc
    .constantFrom(['[', ']'], ['{"a":', '}'], ['{"members":[', ']}'])
    .map(([open = '', close = '']) => `{"userName":${open.repeat(10_000)}1${close.repeat(10_000)}}`)
  return fc.oneof(
    deep,
    fc.constantFrom('', '{', 'null', '[]', '"a"', '\uFEFF{}', '{"userName":1e999}', '{"a":1}}'),
    fc.constantFrom('{"__proto__":{"userName":"ada"}}', '{"constructor":{"prototype":{"a":1}}}'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
}
