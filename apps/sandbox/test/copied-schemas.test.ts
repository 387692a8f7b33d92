import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'copied-schemas-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Answer {
  readonly schemas: readonly string[]
  readonly Resources: readonly { readonly id: string }[]
}
interface Catalogue {
  readonly schemas: Answer
  readonly types: Answer
}

/** What a server with this schema file answers. */
async function catalogueOf(scimSchemas?: string): Promise<Catalogue> {
  const sandbox = await createSandbox({
    users: 0,
    console: false,
    scimPort: 0,
    port: 0,
    scimSchemas,
  })
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${sandbox.token}` }
    return (await (await fetch(`${sandbox.urls.scim}${path}`, { headers })).json()) as Answer
  }
  try {
    return { schemas: await ask('/Schemas'), types: await ask('/ResourceTypes') }
  } finally {
    await sandbox.close()
  }
}

let files = 0
function write(content: unknown): string {
  const file = join(folder, `${++files}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

/** Without the addresses, which have another port each time. */
function placeless({ schemas, types }: Catalogue) {
  const bare = ({ Resources }: Answer) =>
    Resources.map((resource) =>
      Object.fromEntries(Object.entries(resource).filter(([name]) => name !== 'meta')),
    )
  return { schemas: bare(schemas), types: bare(types) }
}

const fixture = fileURLToPath(
  new URL('../../../fixtures/schemas/device-and-badge.json', import.meta.url),
)
let builtIn: Catalogue
let extended: Catalogue
beforeAll(async () => {
  builtIn = await catalogueOf()
  extended = await catalogueOf(fixture)
})

it.each<[string, (copied: Catalogue) => unknown]>([
  ['both answers under their names', ({ schemas, types }) => ({ schemas, resourceTypes: types })],
  [
    'the resources of both under their names',
    ({ schemas, types }) => ({ schemas: schemas.Resources, resourceTypes: types.Resources }),
  ],
  ['an array of both answers', ({ schemas, types }) => [schemas, types]],
  [
    'an array of the resources of both',
    ({ schemas, types }) => [...types.Resources, ...schemas.Resources],
  ],
  [
    'one answer with the resources of both',
    ({ schemas, types }) => ({ ...schemas, Resources: [...schemas.Resources, ...types.Resources] }),
  ],
])('serves the same types from a file with %s', async (_, form) => {
  for (const copied of [builtIn, extended]) {
    const served = await catalogueOf(write(form(copied)))
    expect(placeless(served)).toEqual(placeless(copied))
  }
})

it.each<[string, (copied: Catalogue) => unknown]>([
  ['the answer of /Schemas alone', ({ schemas }) => schemas],
  ['the answer of /ResourceTypes alone', ({ types }) => types],
  ['one schema', ({ schemas }) => schemas.Resources[0]],
  ['an array of one schema', ({ schemas }) => [schemas.Resources[1]]],
])('serves the built-in types from a file with %s', async (_, form) => {
  expect(placeless(await catalogueOf(write(form(builtIn))))).toEqual(placeless(builtIn))
})

it.each<[string, string, string]>([
  [
    '"uniqueness":"server"',
    '"uniqueness":"none"',
    'schemas[0].attributes[0].uniqueness: must be "server", as userName has it',
  ],
  [
    '"name":"userName"',
    '"name":"loginName"',
    'schemas[0].attributes: must have the attribute userName',
  ],
  [
    '"name":"nickName"',
    '"name":"title2"',
    'schemas[0].attributes: must have the attribute nickName',
  ],
  [
    '"attributes":[',
    '"attributes":[{"name":"height"},',
    'schemas[0].attributes[0].name: "height" is no attribute of the built-in schema',
  ],
  ['"returned":"never"', '"returned":"default"', '.returned: must be "never", as password has it'],
  [
    '"canonicalValues":["work","home","other"]',
    '"canonicalValues":["work"]',
    '.canonicalValues: must be ["work","home","other"]',
  ],
  [
    '"name":"familyName","type":"string"',
    '"name":"familyName","type":"boolean"',
    '.subAttributes[1].type: must be "string", as familyName has it in name in the built-in schema',
  ],
  ['"endpoint":"/Users"', '"endpoint":"/People"', 'resourceTypes[0].endpoint: must be /Users'],
  [
    '"required":false}]',
    '"required":true}]',
    'resourceTypes[0].schemaExtensions[0].required: must be false',
  ],
])('refuses a copy in which %s is %s', async (before, after, message) => {
  const text = JSON.stringify([builtIn.schemas, builtIn.types])
  expect(text).toContain(before)
  const file = write(JSON.parse(text.replace(before, after)))
  await expect(catalogueOf(file)).rejects.toThrow(message)
})

it('refuses what is neither a schema nor a resource type, and a schema twice', async () => {
  const { Resources } = builtIn.schemas
  await expect(catalogueOf(write([{ userName: 'ada' }]))).rejects.toThrow(
    '[0]: is neither a Schema nor a ResourceType resource.',
  )
  await expect(catalogueOf(write([...Resources, Resources[0]]))).rejects.toThrow('is taken')
})

it('takes a copy with other descriptions and attributes in another order', async () => {
  const [user] = builtIn.schemas.Resources as unknown as [{ attributes: object[] }]
  const attributes = user.attributes
    .toReversed()
    .map((each) => ({ ...each, description: 'Other.' }))
  const served = await catalogueOf(
    write({ schemas: [{ ...user, description: 'Other.', attributes }] }),
  )
  expect(placeless(served)).toEqual(placeless(builtIn))
})
