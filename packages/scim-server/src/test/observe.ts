import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import type { Client } from './start-server.ts'

/** An operation that any server can do. */
export const titleOperation = { op: 'replace', path: 'title', value: 'Countess' }

export const userOf = (userName: string) => ({ schemas: [URN.user], userName })

export const createAnswer = (client: Client, userName: string) =>
  client.send('POST', '/Users', { body: userOf(userName) })

export const list = (client: Client, filter?: string) =>
  client.send(
    'GET',
    filter === undefined ? '/Users' : `/Users?${new URLSearchParams({ filter }).toString()}`,
  )

/** Returns the names of the users in a list. */
export async function namesOf(client: Client, filter?: string): Promise<readonly string[]> {
  const { body } = await list(client, filter)
  const users: readonly { readonly userName: string }[] = body.Resources ?? []
  expect(Number(body.totalResults)).toBe(users.length)
  return users.map(({ userName }) => userName)
}

/** Makes a group of ada and bob. */
export async function createTeam(client: Client) {
  const [ada, bob] = [await createUser(client, 'ada'), await createUser(client, 'bob')]
  return { ada, bob, group: await createGroup(client, 'Team', [ada, bob]) }
}

/** Removes one of two members by a value filter, and counts the remaining ones. */
export async function removeBob(client: Client): Promise<number> {
  const { bob, group } = await createTeam(client)
  const body = patchOf({ op: 'remove', path: `members[value eq "${bob}"]` })
  expect((await client.send('PATCH', `/Groups/${group}`, { body })).status).toBeLessThan(300)
  return (await memberIdsOf(client, group)).length
}

/** Adds a third member to two, and counts all. */
export async function addEve(client: Client): Promise<number> {
  const { group } = await createTeam(client)
  const value = [{ value: await createUser(client, 'eve') }]
  const body = patchOf({ op: 'add', path: 'members', value })
  expect((await client.send('PATCH', `/Groups/${group}`, { body })).status).toBeLessThan(300)
  return (await memberIdsOf(client, group)).length
}

/** The names of the users on a page. */
export const rowsOf = (page: { readonly Resources: readonly { readonly userName: string }[] }) =>
  page.Resources.map(({ userName }) => userName)
