import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import type { Client } from '../test/start-server.ts'
import { expectRefused, type Via } from './via.test-support.ts'

type Users = Readonly<Record<string, object>>
type Names = readonly string[]
/** The names of what each filter finds. */
type Expected = Readonly<Record<string, Names>>

/** Expects filters to find some of these users. */
export async function finds(via: Via, users: Users, expected: Expected): Promise<void> {
  const client = await via.start()
  for (const [userName, more] of Object.entries(users)) await createUser(client, userName, more)
  await expectFound(via, client, expected)
}

/** Expects filters to find these users in every query of the record. */
export async function expectFound(via: Via, client: Client, expected: Expected): Promise<void> {
  for (const [filter, names] of Object.entries(expected))
    for (const { way, body } of await via.query(client, '/Users', { filter })) {
      const found = body.Resources?.map(({ userName }: { userName: string }) => userName)
      expect({ way, filter, found, total: body.totalResults }).toEqual({
        way,
        filter,
        found: names,
        total: names.length,
      })
    }
}

/** Expects filters to select some of these elements of `roles` in the path of a PATCH that removes them. */
export async function selects(
  via: Via,
  roles: readonly { readonly value: string }[],
  expected: Expected,
): Promise<void> {
  const client = await via.start()
  for (const [filter, values] of Object.entries(expected)) {
    const operations = [{ op: 'remove', path: `roles[${filter}]` }]
    for (const { way, answer, body } of await via.patch(client, operations, { base: { roles } })) {
      const left = (body.roles ?? []).map(({ value }: { value: string }) => value)
      expect({ way, filter, status: answer.status, left }).toEqual({
        way,
        filter,
        status: 200,
        left: roles.map(({ value }) => value).filter((value) => !values.includes(value)),
      })
    }
  }
}

/** Expects a filter to be refused by every query of the record. */
export async function refusesFilter(via: Via, client: Client, filter: string): Promise<void> {
  for (const { way, status, body } of await via.query(client, '/Users', { filter }))
    expect({ way, filter, status, scimType: body.scimType }).toEqual({
      way,
      filter,
      status: 400,
      scimType: 'invalidFilter',
    })
}

/** Expects a filter on elements to be refused in the path of a PATCH. */
export async function refusesSelection(via: Via, client: Client, path: string): Promise<void> {
  const base = { roles: [{ value: 'a', type: 'b', primary: true }] }
  await expectRefused(via.patch(client, [{ op: 'remove', path }], { base }), {
    scimType: 'invalidFilter',
  })
}
