import {
  connectionCheckOf,
  createGroupOperations,
  createUserOperations,
  type BehaviourChoices,
  type Caller,
  type Unsent,
} from '@pingone-sandbox/pingone'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { asText, elementsOf, isObject, objectsOf, textOf, type Json } from '../capture/json.ts'
import type { Observation } from '../story/story.ts'

export interface ReplayOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  /** What the target held before the request, where the capture shows it. */
  readonly held?: Json | undefined
}

/** A request that the simulated client has sent, stopped before its answer. */
class Sent extends Error {
  readonly request: Unsent

  constructor(request: Unsent) {
    super('The request is known.')
    this.request = request
  }
}

/**
 * Has the simulated client make the request of a observation: with the same values, in the same situation.
 *
 * The values come from the request itself, since a capture does not show the directory. Returns undefined where the client has no
 * such request.
 */
export async function replayRequest(
  observation: Observation,
  options: ReplayOptions,
): Promise<Unsent | undefined> {
  const { situation, body } = observation
  const { configuration, choices } = options
  switch (situation.kind) {
    case 'check':
      return connectionCheckOf(configuration, { ...choices, connectionCheck: situation.how })
        .request
    case 'lookup': {
      const { identifier, expression } = situation
      if (identifier === undefined) return undefined
      const ofUser = { ...configuration, USER_FILTER: expression }
      return situation.of === 'user'
        ? stopAt('GET', (call) =>
            createUserOperations({ ...options, configuration: ofUser, call }).find([identifier]),
          )
        : stopAt('GET', (call) => groups(options, call).find([identifier]))
    }
    case 'create':
      return situation.of === 'user'
        ? stopAt('POST', (call) => users(options, call).create(withoutSchemas(body), ''))
        : stopAt('POST', (call) =>
            groups(
              { ...options, choices: { ...choices, groupCreateMembers: 'together' } },
              call,
            ).create(nameOf(body), idsIn(body['members'])),
          )
    case 'put':
      return situation.of === 'user'
        ? replayPut(situation.id, observation, options)
        : replayGroupPut(situation.id, observation, options)
    case 'patch':
      return situation.of === 'user'
        ? stopAt('PATCH', (call) =>
            users({ ...options, choices: { ...choices, userUpdate: 'patch' } }, call).update(
              situation.id,
              patchedUser(body),
              'update',
            ),
          )
        : stopAt('PATCH', (call) => patchGroup(situation.id, observation, { options, call }))
    case 'delete':
      return stopAt('DELETE', (call) =>
        (situation.of === 'user' ? users : groups)(options, call).remove(situation.id),
      )
    case 'read':
    case 'list':
    case 'search':
    case 'token':
    case 'other':
      return undefined
  }
}

type Options = ReplayOptions
const users = ({ held: _, ...options }: Options, call: Caller) =>
  createUserOperations({ ...options, call })
const groups = ({ held: _, ...options }: Options, call: Caller) =>
  createGroupOperations({ ...options, call })

/** Runs an operation until it sends a request of the method. Its reads are answered with what the target held. */
async function stopAt(
  method: string,
  run: (call: Caller) => Promise<unknown>,
  held?: Json,
): Promise<Unsent | undefined> {
  const call = async (_: unknown, request: Unsent) => {
    if (request.method === method) throw new Sent(request)
    return {
      ok: true,
      value: { status: 200, headers: {}, body: JSON.stringify(held ?? {}) },
    } as const
  }
  try {
    await run(Object.assign(call, { mask: (text: string) => text }))
    return undefined
  } catch (error) {
    if (error instanceof Sent) return error.request
    throw error
  }
}

function replayPut(
  id: string,
  { body }: Observation,
  options: Options,
): Promise<Unsent | undefined> {
  const { held = { ...body, id } } = options
  const choices: BehaviourChoices = { ...options.choices, userUpdate: 'put' }
  const { id: _, ...mapped } = withoutSchemas(body)
  return stopAt(
    'PUT',
    (call) => users({ ...options, choices }, call).update(id, mapped, 'update'),
    String(held['id']) === id ? held : { ...held, id },
  )
}

function replayGroupPut(id: string, { body }: Observation, options: Options) {
  const choices: BehaviourChoices = { ...options.choices, groupUpdate: 'put' }
  const configuration = {
    ...options.configuration,
    GROUP_MEMBERSHIP_HANDLING: 'Overwrite',
  } as const
  const members = idsIn(body['members'])
  return stopAt('PUT', (call) =>
    groups({ ...options, choices, configuration }, call).update(id, {
      ...{ name: nameOf(body), rename: false, members, add: members, remove: [] },
    }),
  )
}

function patchGroup(
  id: string,
  { body }: Observation,
  { options, call }: { readonly options: Options; readonly call: Caller },
) {
  const operations = objectsOf(body['Operations'])
  const rename = operations.find(({ path }) => path === 'displayName')
  const replaced = operations.find(({ op, path }) => op === 'replace' && path === 'members')
  const added = operations.filter(({ op, path }) => op === 'add' && path === 'members')
  const members = idsIn([replaced, ...added].flatMap((each) => elementsOf(each?.['value'])))
  const remove = operations.flatMap(({ op, path }) => {
    const found =
      op === 'remove' ? /^members\[value eq "(.*)"\]$/.exec(String(path))?.[1] : undefined
    return found === undefined ? [] : [found]
  })
  const configuration = {
    ...options.configuration,
    GROUP_MEMBERSHIP_HANDLING: replaced ? 'Overwrite' : 'Merge',
  } as const
  const choices: BehaviourChoices = {
    ...options.choices,
    groupUpdate: 'patch',
    groupPatchMembers: 'unlimited',
  }
  return groups({ ...options, choices, configuration }, call).update(id, {
    name: asText(rename?.['value']) ?? '',
    rename: rename !== undefined,
    ...{ members, add: members, remove },
  })
}

/** The mapped attributes of a PATCH: one replace without a path carries them. */
const patchedUser = (body: Json): Json =>
  Object.fromEntries(
    objectsOf(body['Operations']).flatMap(({ path, value }) =>
      typeof path === 'string'
        ? [[path, value] as const]
        : isObject(value)
          ? Object.entries(value)
          : [],
    ),
  )

const nameOf = (body: Json): string => textOf(body, 'displayName') ?? ''

const idsIn = (members: unknown): readonly string[] =>
  objectsOf(members).map(({ value }) => String(value))

function withoutSchemas({ schemas: _, ...rest }: Json): Json {
  return rest
}
