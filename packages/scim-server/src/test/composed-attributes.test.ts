import { matches, parseFilter, ScimError, URN, valuesAt, parsePath } from '@pingone-sandbox/scim'
import { documentKey, scalarAttribute, type Document, type Key } from '@pingone-sandbox/store'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  anyType,
  collections,
  directory,
  fill,
  kinds,
  onRequest,
  readAll,
  resourceTypes,
  withoutUrn,
  type Generated,
  type Shown,
} from './composed-directory.ts'
import { list } from './listing.ts'
import { startServer, type Client } from './start-server.ts'

const linkParts = ['value', 'display', 'type', '$ref']
const metaParts = ['location', 'version', 'created', 'lastModified', 'resourceType']
const composed = [
  ...metaParts.map((part) => `meta.${part}`),
  ...['groups', 'members'].flatMap((links) => [
    links,
    ...linkParts.map((part) => `${links}.${part}`),
  ]),
]
const qualified = [`${URN.user}:groups`, `${URN.group}:members.value`]
const stored = ['id', 'schemas', 'externalId', 'displayName', 'userName']
const others = [`${URN.enterpriseUser}:department`, `${onRequest}:hint`]
const wholes = ['meta', 'name', URN.enterpriseUser]
/** A comparison in a filter: an attribute and the index of one of its values in the directory. */
const operand = fc.record({
  path: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...composed) },
    { weight: 2, arbitrary: fc.constantFrom(...stored, ...others, ...qualified) },
    { weight: 1, arbitrary: fc.constantFrom(...wholes) },
  ),
  operator: fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr', 'null'),
  value: fc.nat(50),
  change: fc.constantFrom('none', 'none', 'upper case', 'beginning', 'end', 'other'),
  isInBrackets: fc.boolean(),
})
type Operand = Generated<typeof operand>

/** Writes a filter with values of the directory, or similar ones. */
type Write = (shown: readonly Shown[]) => string

const term: fc.Arbitrary<Write> = operand.map((each) => (shown) => writeTerm(each, shown))
const filter: fc.Arbitrary<Write> = fc.letrec<{ filter: Write }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: term },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(
        ([one, by, other]): Write =>
          (all) =>
            `(${one(all)}) ${by} (${other(all)})`,
      ),
    },
    {
      weight: 1,
      arbitrary: tie('filter').map(
        (each): Write =>
          (all) =>
            `not (${each(all)})`,
      ),
    },
  ),
})).filter

function writeTerm(
  { path, operator, value, change, isInBrackets }: Operand,
  shown: readonly Shown[],
): string {
  const values = shown
    .flatMap(({ resource }) => valuesAt(resource, parsePath(path)))
    .flatMap((each) =>
      typeof each === 'object' ? valuesAt(Object(each), { name: 'value' }) : [each],
    )
    .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
  const text = changed(values[value % Math.max(1, values.length)] ?? 'x', change)
  const comparison =
    operator === 'pr'
      ? 'pr'
      : operator === 'null'
        ? 'eq null'
        : `${operator} ${JSON.stringify(text)}`
  const dot = path.lastIndexOf('.')
  return isInBrackets && /(?:groups|members)\./.test(path)
    ? `${path.slice(0, dot)}[${path.slice(dot + 1)} ${comparison}]`
    : `${path} ${comparison}`
}

function changed(text: string, change: Operand['change']): string {
  switch (change) {
    case 'none':
      return text
    case 'upper case':
      return text.toUpperCase()
    case 'beginning':
      return text.slice(0, Math.ceil(text.length / 2))
    case 'end':
      return text.slice(Math.floor(text.length / 2))
    case 'other':
      return `${text}/`
  }
}

/** Computes the expected answer from the resources: their paths, or the refusal of the filter. */
function expected(shown: readonly Shown[], kind: (typeof kinds)[number], text: string): unknown {
  try {
    const parsed = parseFilter(kind.type === anyType ? withoutUrn(text) : text)
    const found = shown.filter(
      ({ path, resource }) => path.startsWith(kind.path) && matches(parsed, resource, kind.type),
    )
    return found.map(({ path }) => path)
  } catch (error) {
    if (error instanceof ScimError) return [error.status, error.scimType]
    throw error
  }
}

interface Listed {
  readonly id: string
  readonly meta: { readonly resourceType: string }
}

const pathsIn = (body: { readonly Resources: readonly Listed[] }) =>
  body.Resources.map(({ id, meta }) => `/${meta.resourceType}s/${id}`)

/** Follows cursors to the end. */
async function follow(
  client: Client,
  path: string,
  parameters: Record<string, string>,
): Promise<unknown> {
  const paths: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { status, body } = await list(client, path, { ...parameters, count: '2', cursor })
    if (status !== 200) return [status, body.scimType]
    paths.push(...pathsIn(body))
    cursor = body.nextCursor
  }
  return paths
}

/** Sends the same query in every way. */
async function ask(
  client: Client,
  path: string,
  parameters: Record<string, string>,
): Promise<readonly unknown[]> {
  const listed = await list(client, path, parameters)
  const body = { schemas: [URN.searchRequest], ...parameters }
  const searched = await client.send('POST', `${path}/.search`, { body })
  const inPages = [1, 3, 5, 7].map(async (startIndex) => {
    const page = { ...parameters, count: '2', startIndex: String(startIndex) }
    const answer = await list(client, path, page)
    return answer.status === 200 ? pathsIn(answer.body) : []
  })
  const paged = (await Promise.all(inPages)).flat()
  const whole = [listed, searched].map((each) =>
    each.status === 200 ? pathsIn(each.body) : [each.status, each.body.scimType],
  )
  const counted = listed.body.totalResults ?? whole[0]?.length
  return [
    ...whole,
    listed.status === 200 ? paged : whole[0],
    await follow(client, path, parameters),
    counted === whole[0]?.length ? whole[0] : `${counted} of ${whole[0]?.length}`,
  ]
}

const stores = [
  ['SQLite', () => createSqliteStore({ collections })],
  ['memory', () => createMemoryStore({ collections })],
] as const

it.each(stores)(
  'filters by what a GET shows, in a store of %s (RFC 7644 §3.4.2.2)',
  async (_, createStore) => {
    const client = await startServer({ store: createStore(), resourceTypes })
    await fc.assert(
      fc.asyncProperty(
        directory,
        fc.array(fc.tuple(fc.constantFrom(...kinds), filter), { minLength: 6, maxLength: 6 }),
        async (parts, questions) => {
          await client.store.clear()
          const shown = await readAll(client, await fill(client, parts))
          for (const [kind, write] of questions) {
            const text = write(shown)
            const answers = await ask(client, kind.path, { filter: text })
            const answer = expected(shown, kind, text)
            expect([text, ...answers]).toEqual([text, ...answers.map(() => answer)])
          }
        },
      ),
      { numRuns: 16 },
    )
    expect(client.failures).toEqual([])
  },
)

/** The order of the resources by the keys that their values have when they are read. */
function sorted(
  shown: readonly Shown[],
  kind: (typeof kinds)[number],
  query: { readonly sortBy: string; readonly isDescending: boolean },
): unknown {
  const sortBy = kind.type === anyType ? withoutUrn(query.sortBy) : query.sortBy
  const attribute = scalarAttribute(kind.type, sortBy)
  if (!attribute) return [400, 'invalidPath']
  const direction = query.isDescending ? -1 : 1
  const order = (one: Key, other: Key): number => {
    if (one === other) return 0
    if (one === null || other === null) return one === null ? direction : -direction
    return one < other ? -direction : direction
  }
  return shown
    .filter(({ path }) => path.startsWith(kind.path))
    .map(({ path, resource }) => ({ path, key: documentKey(attribute, resource as Document) }))
    .sort((one, other) => order(one.key, other.key))
    .map(({ path }) => path)
}

it.each(stores)(
  'sorts by what a GET shows, in a store of %s (RFC 7644 §3.4.2.3)',
  async (_, createStore) => {
    const client = await startServer({ store: createStore(), resourceTypes })
    await fc.assert(
      fc.asyncProperty(
        directory,
        fc.array(
          fc.record({
            kind: fc.constantFrom(...kinds),
            sortBy: fc.constantFrom(...composed, ...stored, ...others, ...qualified, ...wholes),
            isDescending: fc.boolean(),
          }),
          { minLength: 6, maxLength: 6 },
        ),
        async (parts, questions) => {
          await client.store.clear()
          const shown = await readAll(client, await fill(client, parts))
          for (const { kind, ...query } of questions) {
            const sortOrder = query.isDescending ? 'descending' : 'ascending'
            const answers = await ask(client, kind.path, { sortBy: query.sortBy, sortOrder })
            const answer = sorted(shown, kind, query)
            const title = `${kind.path} ${query.sortBy} ${sortOrder}`
            expect([title, ...answers]).toEqual([title, ...answers.map(() => answer)])
          }
        },
      ),
      { numRuns: 16 },
    )
    expect(client.failures).toEqual([])
  },
)
