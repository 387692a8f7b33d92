import { ActionError, type SandboxActions } from '@pingone-sandbox/client/actions'
import type { SubjectStory } from '@pingone-sandbox/contract'

/** The resource of a user or group at the target of a connection, by what PingOne knows. */
export interface Place {
  readonly connection: { readonly id: string; readonly name: string }
  /** Its id at the target; undefined where PingOne knows none. */
  readonly targetId: string | undefined
}

/** What the target answers to a read. `resource` is undefined where it has none. */
export interface ReadBack {
  /** `GET /Users/42 at localhost:3000 answers 200`. */
  readonly request: string
  readonly resource: object | undefined
}

/**
 * Finds where a user or group is provisioned; undefined where no rule has ever provisioned it.
 *
 * Throws an `ActionError` `invalid_call` where there are several connections and none is named, and for a name that no connection has.
 */
export async function findPlace(
  sandbox: SandboxActions,
  story: SubjectStory,
  named: string | undefined,
): Promise<Place | undefined> {
  const places = await placesOf(sandbox, story)
  if (named !== undefined) {
    const candidates = places.filter(({ connection }) => isNamed(connection, named))
    if (candidates.length === 0) await refuseUnknownName(sandbox, named)
    return bestOf(candidates)
  }
  const names = [...new Map(places.map(({ connection: { id, name } }) => [id, name])).values()]
  if (names.length <= 1) return bestOf(places)
  throw new ActionError(
    'invalid_call',
    `${story.subject.name} is provisioned to several connections: ${names.join(', ')}. ` +
      `Name one: { connection: ${JSON.stringify(names[0])} }.`,
  )
}

/** Of several rules of a connection one that has provisioned it. */
const bestOf = (places: readonly Place[]): Place | undefined =>
  places.find(({ targetId }) => targetId !== undefined) ?? places[0]

const isNamed = ({ id, name }: Place['connection'], named: string): boolean =>
  [id, name].includes(named)

/** A misspelt name would let the negation of the assertion pass. */
async function refuseUnknownName(
  { administrator: { resources } }: SandboxActions,
  named: string,
): Promise<void> {
  const connections = (await resources.stores.all()).filter(({ type }) => type === 'scim')
  if (connections.some((connection) => isNamed(connection, named))) return
  throw new ActionError(
    'invalid_call',
    `There is no connection ${named}. There are: ${connections.map(({ name }) => name).join(', ')}.`,
  )
}

/** Places by the links; for a resource that was deleted, by what was done earlier. */
async function placesOf(
  { administrator: { resources } }: SandboxActions,
  { links, moments }: SubjectStory,
): Promise<readonly Place[]> {
  const works = moments.flatMap(({ rules }) => rules)
  const lastIdUnder = (ruleId: string) =>
    works.find(({ rule, outcome }) => rule.id === ruleId && outcome?.targetId !== undefined)
      ?.outcome?.targetId
  if (links.length > 0)
    return links.map(({ connection, targetId, rule }) => ({
      connection,
      targetId: targetId ?? lastIdUnder(rule.id),
    }))
  const [rules, stores] = [await resources.rules.all(), await resources.stores.all()]
  return rules
    .filter(({ id }) => lastIdUnder(id) !== undefined)
    .flatMap(({ id, targetStore }) =>
      stores
        .filter((store) => store.id === targetStore.id)
        .map((connection) => ({ connection, targetId: lastIdUnder(id) })),
    )
}

/**
 * Reads a resource from the target, with the credentials of the connection.
 *
 * Throws an `ActionError` where the target gives no answer that says whether it has the resource.
 */
export async function readBack(
  { administrator, control }: SandboxActions,
  type: 'user' | 'group',
  { connection, targetId = '' }: Place,
): Promise<ReadBack> {
  const { configuration } = await administrator.resources.stores.read(connection.id)
  const own = configuration[type === 'user' ? 'USERS_RESOURCE' : 'GROUPS_RESOURCE']
  const collection = typeof own === 'string' ? own : type === 'user' ? '/Users' : '/Groups'
  const path = `${collection}/${encodeURIComponent(targetId)}`
  const headers = { accept: 'application/scim+json' }
  const request = `GET ${path} at ${connection.name}`
  const { status, body } = await control.sendToTargetOf(connection.id, {
    ...{ method: 'GET', path, headers },
  })
  const answered = `${request} answers ${status}`
  if (status === 404 || status === 410) return { request: answered, resource: undefined }
  const resource = status === 200 ? parseObject(body) : undefined
  if (resource) return { request: answered, resource }
  throw new ActionError(
    'no_answer',
    `${answered}${status === 200 ? ' without a resource' : ''}, so what the target has is unknown: ${body.slice(0, 500)}`,
  )
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
