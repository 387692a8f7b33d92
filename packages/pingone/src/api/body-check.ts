import { type Handler, type HttpRequest, readJson, type Route } from '@pingone-sandbox/http'
import { isJsonObject, type JsonObject } from '../records/json.ts'
import { invalidData } from './errors.ts'
import { isImport } from './user-import.ts'
import type { Members } from './body-keys/treatment.ts'
import { bodyMembers, type UnknownKey, unknownKeysOf } from './body-keys/unknown-keys.ts'

/** Names the unknown members of a body that were ignored; an extension of the simulator. */
const unknownKeysHeader = 'x-pingone-sandbox-unknown-keys'

export interface BodyCheckOptions {
  /** The names of the attributes that users have beside the standard ones. */
  readonly customAttributes: (environmentId: string) => Promise<readonly string[]>
  /** Whether an unknown member is refused, or ignored with a warning. */
  readonly isRefused: () => boolean
  /** Receives a request that was carried out without some members of its body. */
  readonly onIgnored: (request: HttpRequest, paths: readonly string[]) => Promise<void>
}

/** Wraps a route: unknown members of its body are reported in a header of the answer, or refused with a 400. */
export function createBodyCheck(options: BodyCheckOptions): (route: Route) => Handler {
  return ({ method, path, handle }) => {
    const name = `${method} ${path.replace('/v1/environments/:environmentId', '')}`
    const members = bodyMembers[name]
    if (members === undefined) return handle
    return async (request) => {
      const body = objectIn(request)
      const unknown = body
        ? unknownKeysOf(body, await membersOf(options, { name, members, request, body }))
        : []
      if (unknown.length === 0) return handle(request)
      if (options.isRefused()) throw invalidData(...unknown.map(detailOf))
      const response = await handle(request)
      const paths = unknown.map((key) => key.path)
      await options.onIgnored(request, paths)
      return {
        ...response,
        headers: { ...response.headers, [unknownKeysHeader]: headerValue(paths) },
      }
    }
  }
}

interface Checked {
  readonly name: string
  readonly members: Members
  readonly request: HttpRequest
  readonly body: JsonObject
}

async function membersOf(
  { customAttributes }: BodyCheckOptions,
  { name, members, request, body }: Checked,
): Promise<Members> {
  if (/^\w+ \/users(?:\/:userId)?$/.test(name)) {
    const custom = await customAttributes(request.params['environmentId'] ?? '')
    // Ping documents that Create User has no password.
    const { password: _, ...withoutPassword } = members
    const known = name === 'POST /users' && !isImport(request) ? withoutPassword : members
    return { ...Object.fromEntries(custom.map((attribute) => [attribute, 'kept'])), ...known }
  }
  return body['type'] === 'directory' && 'configuration' in members
    ? { ...members, configuration: {} }
    : members
}

/** What is no JSON object is refused by the route itself. */
function objectIn(request: HttpRequest): JsonObject | undefined {
  if (request.body === '') return undefined
  try {
    const value = readJson(request)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const detailOf = ({ path, known }: UnknownKey) => ({
  code: 'INVALID_VALUE',
  target: path,
  message: `${path} is unknown here.`,
  innerError: { allowedValues: [...known] },
})

const most = 20

/** Only characters that a header can carry, and not too many. */
function headerValue(paths: readonly string[]): string {
  const shown = paths
    .slice(0, most)
    .map((path) => encodeURIComponent(path.toWellFormed()).slice(0, 100))
  return [...shown, ...(paths.length > most ? [`+${paths.length - most}`] : [])].join(', ')
}
