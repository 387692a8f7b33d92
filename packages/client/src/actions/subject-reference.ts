import type { Group, SubjectKey, User } from '@pingone-sandbox/contract'
import type { Administrator } from '../administrator.ts'
import type { SandboxControl } from '../sandbox-control.ts'
import { ActionError } from './action-error.ts'

/** A user: a username, an id, or the user itself. */
export type UserReference = string | Pick<User, 'id'>
/** A group: a name, an id, or the group itself. */
export type GroupReference = string | Pick<Group, 'id'>
/** A user by its username or as an object, or a group as an object. */
export type SubjectReference = string | User | Group | Pick<User, 'id'>

/** Among so many changes a deleted user is looked for. */
const searchedChanges = 100

/** Finds the user of a reference; undefined where PingOne has none. */
export async function findUser(
  { resources: { users } }: Administrator,
  reference: UserReference,
): Promise<User | undefined> {
  const key = readReference(reference, 'user')
  const found =
    typeof reference === 'string'
      ? (await users.list({ filter: equals('username', key), limit: '1' })).items[0]
      : undefined
  return found ?? (isId(key) ? absentAt404(users.read(key)) : undefined)
}

/** Finds the group of a reference; undefined where PingOne has none. */
export async function findGroup(
  { resources: { groups } }: Administrator,
  reference: GroupReference,
): Promise<Group | undefined> {
  const key = readReference(reference, 'group')
  const found =
    typeof reference === 'string'
      ? (await groups.list({ filter: equals('name', key), limit: '1' })).items[0]
      : undefined
  return found ?? (isId(key) ? absentAt404(groups.read(key)) : undefined)
}

/** Returns the id of a user. Throws an `ActionError` `not_found` where PingOne has none. */
export async function userIdOf(
  administrator: Administrator,
  reference: UserReference,
): Promise<string> {
  if (typeof reference === 'object' && reference !== null) return readReference(reference, 'user')
  const found = await findUser(administrator, reference)
  if (found) return found.id
  throw notFound('user', reference)
}

/** Returns the id of a group. Throws an `ActionError` `not_found` where PingOne has none. */
export async function groupIdOf(
  administrator: Administrator,
  reference: GroupReference,
): Promise<string> {
  if (typeof reference === 'object' && reference !== null) return readReference(reference, 'group')
  const found = await findGroup(administrator, reference)
  if (found) return found.id
  throw notFound('group', reference)
}

/** Finds what a story is about, also a user that PingOne has no longer. Throws an `ActionError` `not_found`. */
export async function findSubject(
  administrator: Administrator,
  control: SandboxControl,
  reference: SubjectReference,
): Promise<SubjectKey> {
  if (typeof reference === 'object' && reference !== null)
    return { type: isGroup(reference) ? 'group' : 'user', id: readReference(reference, 'user') }
  const present = await findUser(administrator, reference)
  if (present) return { type: 'user', id: present.id }
  const { changes } = await control.changes({ search: reference, limit: searchedChanges })
  const deleted = changes.find(
    ({ subject }) => subject.type === 'user' && [subject.name, subject.id].includes(reference),
  )
  if (deleted) return { type: 'user', id: deleted.subject.id }
  throw notFound('user', reference)
}

/** A group has a name; the name of a user is an object. */
const isGroup = (reference: object): boolean =>
  'name' in reference && typeof reference.name === 'string'

const equals = (attribute: string, value: string) => `${attribute} eq ${JSON.stringify(value)}`

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** The attributes of a user or group to create; a text is its name. A test written in JavaScript passes anything here. */
export function readNew<Name extends string, Attributes extends Readonly<Record<Name, string>>>(
  given: string | Attributes,
  name: Name,
): Attributes | Readonly<Record<Name, string>> {
  if (typeof given === 'string') return { [name]: given } as Record<Name, string>
  if (typeof given === 'object' && given !== null) return given
  throw new ActionError(
    'invalid_call',
    `Pass a ${name}, or an object with one: ${format(given)} is none.`,
  )
}

/** The text that names a subject. A test written in JavaScript passes anything here. */
function readReference(reference: unknown, type: 'user' | 'group'): string {
  const key: unknown =
    typeof reference === 'object' && reference !== null && 'id' in reference
      ? reference.id
      : reference
  if (typeof key === 'string' && key.trim() !== '') return key
  const name = type === 'user' ? 'username' : 'name'
  throw new ActionError(
    'invalid_call',
    `This is no ${type}: ${format(reference)}. Pass a ${name}, an id, or the ${type} that ${type}s.create() returned.`,
  )
}

function format(value: unknown): string {
  if (value instanceof Promise) return 'a promise; await it first'
  return value === undefined || typeof value === 'function' ? typeof value : JSON.stringify(value)
}

const notFound = (type: 'user' | 'group', reference: string) =>
  new ActionError(
    'not_found',
    `PingOne has no ${type} ${reference}. await sandbox.${type}s.list() returns those that it has.`,
  )

async function absentAt404<Item>(reading: Promise<Item>): Promise<Item | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return undefined
    throw error
  }
}
