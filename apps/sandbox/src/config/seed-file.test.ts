import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolder } from '../cli/cli-process.test-support.ts'
import { createSandbox } from '../compose.ts'
import { readSeedFile } from './seed-file.ts'

function write(text: string): string {
  const path = join(createFolder(), 'seed.yaml')
  writeFileSync(path, text)
  return path
}

it('adds people of one’s own, with their groups', async () => {
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
  await using sandbox = await createSandbox({ seed, users: 0, console: false })
  const { environmentId, clientId, clientSecret } = sandbox.credentials
  const token = await fetch(`${sandbox.urls.auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const answer = await fetch(
    `${sandbox.urls.api}/environments/${environmentId}/users?include=memberOfGroupNames`,
    { headers: { authorization: `Bearer ${bearer}` } },
  )
  const { _embedded: found } = (await answer.json()) as { _embedded: { users: object[] } }
  expect(found.users).toMatchObject([
    { username: 'ada', enabled: true, name: { given: 'Ada' } },
    { username: 'bob', enabled: false },
  ])
  expect(JSON.stringify(found.users[0])).toMatch(/Analysts.*Engineering|Engineering.*Analysts/)
})

it.each([
  ['users: [{ username: ada, shoeSize: 43 }]', /users\[0\].*shoeSize/],
  ['users: [{ email: ada@example.com }]', /users\[0\]\.username/],
  ['people: []', /people/],
  ['users: [', /cannot be read/],
])('names the fault in %s', (text, message) => {
  expect(() => readSeedFile(write(text))).toThrow(
    expect.objectContaining({ code: 'invalid_setting', message: expect.stringMatching(message) }),
  )
})

it('refuses a user in a group that nobody made', async () => {
  const seed = write('users: [{ username: ada, groups: [Nobodies] }]')
  await expect(createSandbox({ seed, users: 0, console: false })).rejects.toThrow(
    expect.objectContaining({
      code: 'invalid_setting',
      message: expect.stringContaining('Nobodies'),
    }),
  )
})
