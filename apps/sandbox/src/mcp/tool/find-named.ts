import type { Administrator } from '@pingone-sandbox/client'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { administrate } from './administrate.ts'
import type { SandboxAccess } from './tool.ts'

/** A user or a group of PingOne. */
export interface NamedSubject {
  readonly type: 'user' | 'group'
  readonly id: string
  readonly name: string
}

/** Which user or group is meant, by name or id. */
export interface SubjectNames {
  readonly user?: string | undefined
  readonly group?: string | undefined
}

/** Finds the user or the group that a call names. Throws a `SandboxError` where it names none, both, or one that does not exist. */
export async function findSubject(
  sandbox: SandboxAccess,
  { user, group }: SubjectNames,
): Promise<NamedSubject> {
  if ((user === undefined) === (group === undefined))
    throw new SandboxError('invalid_request', 'Either user or group is expected.')
  return user === undefined
    ? findOne(sandbox, 'group', group ?? '')
    : findOne(sandbox, 'user', user)
}

/** The same where none may be named. */
export async function findNamedSubject(
  sandbox: SandboxAccess,
  names: SubjectNames,
): Promise<NamedSubject | undefined> {
  const isNamed = names.user !== undefined || names.group !== undefined
  return isNamed ? findSubject(sandbox, names) : undefined
}

/** Finds a rule by its name or id. */
export async function findRule(
  { ask }: SandboxAccess,
  name: string | undefined,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (name === undefined) return undefined
  return pick('rule', name, await ask((control) => control.rules()))
}

/** Finds a connection by its name or id. */
export async function findConnection({ ask }: SandboxAccess, name: string) {
  return pick('connection', name, await ask((control) => control.connections()))
}

function pick<Item extends { readonly id: string; readonly name: string }>(
  kind: string,
  name: string,
  items: readonly Item[],
): Item {
  const found = items.find(({ id }) => id === name) ?? items.find((item) => item.name === name)
  if (found) return found
  const known = items.slice(0, 20).map((item) => item.name)
  throw new SandboxError(
    'not_found',
    `There is no ${kind} ${name}.`,
    known.length === 0 ? `There is no ${kind} at all.` : `There are: ${known.join(', ')}.`,
  )
}

async function findOne(
  sandbox: SandboxAccess,
  type: NamedSubject['type'],
  name: string,
): Promise<NamedSubject> {
  const found =
    (await administrate(sandbox, (administrator) => findPresent(administrator, type, name))) ??
    (await findRecorded(sandbox, type, name))
  if (found) return found
  throw new SandboxError(
    'not_found',
    `Neither PingOne nor the journal has a ${type} ${name}.`,
    `list_changes with search finds ${type}s by a part of their name.`,
  )
}

async function findPresent(
  { resources }: Administrator,
  type: NamedSubject['type'],
  name: string,
): Promise<NamedSubject | undefined> {
  const attribute = isId(name) ? 'id' : type === 'user' ? 'username' : 'name'
  const query = { filter: `${attribute} eq ${JSON.stringify(name)}`, limit: '1' }
  if (type === 'group') {
    const { items } = await resources.groups.list(query)
    return items[0] && { type, id: items[0].id, name: items[0].name }
  }
  const { items } = await resources.users.list(query)
  return items[0] && { type, id: items[0].id, name: items[0].username }
}

/** One that PingOne has no longer, but the journal has. */
async function findRecorded(
  { ask }: SandboxAccess,
  type: NamedSubject['type'],
  name: string,
): Promise<NamedSubject | undefined> {
  const query = isId(name) ? { subjectId: name, limit: 20 } : { search: name, limit: 20 }
  const { changes } = await ask((control) => control.changes(query))
  const subject = changes
    .map((change) => change.subject)
    .find((each) => each.type === type && (each.name === name || each.id === name))
  return subject && { type, id: subject.id, name: subject.name }
}

const isId = (text: string) =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
