import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPlatformClient, createResources } from '@pingone-sandbox/client'
import { seedContent } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { createFolder } from '../cli/cli-process.test-support.ts'
import { createSandbox } from '../sandbox.ts'
import type { Sandbox } from '../sandbox.ts'
import { readSeedFile } from './seed-file.ts'

function write(text: string): string {
  const path = join(createFolder(), 'seed.yaml')
  writeFileSync(path, text)
  return path
}

const resourcesOf = ({ urls, credentials }: Sandbox) =>
  createResources(createPlatformClient({ ...urls, ...credentials }))

const namesOf = async (collection: {
  readonly all: () => Promise<readonly { readonly name: string }[]>
}) => (await collection.all()).map(({ name }) => name).toSorted()

it('adds the users of the file to the generated ones, with their groups', async () => {
  const seed = write(`
populations: [{ name: Guests }]
groups: [{ name: Analysts }]
users:
  - username: ada
    name: { given: Ada }
    population: Guests
    groups: [Analysts, Engineering]
  - { username: bob, enabled: false }
`)
  await using sandbox = await createSandbox({ seed, users: 3, console: false })
  const users = await resourcesOf(sandbox).users.all({ include: 'memberOfGroupNames' })
  expect(users).toHaveLength(5)
  const ada = users.find(({ username }) => username === 'ada')
  expect(ada).toMatchObject({ enabled: true, name: { given: 'Ada' } })
  expect(JSON.stringify(ada)).toMatch(/Analysts.*Engineering|Engineering.*Analysts/)
  expect(users.find(({ username }) => username === 'bob')).toMatchObject({ enabled: false })
})

it('is the whole directory where no users are generated', async () => {
  const seed = fileURLToPath(new URL('../../../../examples/seed/people.yaml', import.meta.url))
  await using sandbox = await createSandbox({ seed, users: 0, console: false })
  const { populations, groups, users: people } = resourcesOf(sandbox)
  expect(await namesOf(populations)).toEqual(['Crew', 'Default', 'Guests'])
  expect(await namesOf(groups)).toEqual(['Bridge', 'Engine Room'])
  const users = await people.all()
  expect(users.map(({ username, enabled }) => [username, enabled])).toEqual([
    ['grace', true],
    ['mika', true],
    ['old.hand', false],
  ])

  // A scenario that needs neither the made-up groups nor populations runs all the same.
  const run = await fetch(`${sandbox.urls.control}/scenarios/hire`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: 2 }),
  })
  expect(run.status).toBe(200)
  expect(await people.all()).toHaveLength(5)
})

it('has its keys in the documentation, all of them', () => {
  const page = readFileSync(new URL('../../../../docs/seed.md', import.meta.url), 'utf8')
  const documented = new Set(page.match(/(?<=`)\w+(?=`)/g))
  const { populations, groups, users } = seedContent.shape
  for (const part of [populations, groups, users])
    for (const key of Object.keys(part.unwrap().element.shape))
      expect([...documented]).toContain(key)
})

it('keeps the made-up groups where no seed says otherwise', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const { populations, groups } = resourcesOf(sandbox)
  expect(await namesOf(groups)).toContain('Engineering')
  expect(await namesOf(populations)).toContain('Employees')
})

it.each([
  ['user', 'users: [{ username: ada }, { username: Ada }]', 'users[1].username'],
  ['group', 'groups: [{ name: Analysts }, { name: Analysts }]', 'groups[1].name'],
  ['group', 'groups: [{ name: Sales }]', 'groups[0].name'],
  ['population', 'populations: [{ name: Default }]', 'populations[0].name'],
])('refuses a second %s of one name in %s, and names the place', async (kind, text, place) => {
  const seed = write(text)
  await expect(createSandbox({ seed, users: 1, console: false })).rejects.toThrow(
    expect.objectContaining({
      code: 'invalid_setting',
      message: expect.stringContaining(`${seed}: ${place} makes a second ${kind} of the name`),
    }),
  )
})

it.each([
  ['users: [{ username: ada, shoeSize: 43 }]', /users\[0\].*shoeSize/],
  ['users: [{ email: ada@example.com }]', /users\[0\]\.username/],
  ['people: []', /people/],
  ['users: [', /cannot be read/],
])('names the fault in %s', async (text, message) => {
  await expect(readSeedFile(write(text))).rejects.toThrow(
    expect.objectContaining({ code: 'invalid_setting', message: expect.stringMatching(message) }),
  )
})

it.each([
  [
    'users: [{ username: ada }, { username: bob, groups: [Sales, Nobodies] }]',
    'users[1].groups[1]',
  ],
  ['users: [{ username: ada, population: Nobodies }]', 'users[0].population'],
])('names the place of what does not exist in %s', async (text, place) => {
  const seed = write(text)
  await expect(createSandbox({ seed, users: 1, console: false })).rejects.toThrow(
    expect.objectContaining({
      code: 'invalid_setting',
      message: expect.stringMatching(/: users.*"Nobodies", which does not exist; there are /),
    }),
  )
  await expect(createSandbox({ seed, users: 1, console: false })).rejects.toThrow(
    `${seed}: ${place} names the `,
  )
})
