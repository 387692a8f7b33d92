import type { HttpResponse } from '@pingone-sandbox/http'
import { createRandom, type PingOne } from '@pingone-sandbox/pingone'
import type { FaultInput, ScenarioStep } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'

interface Person {
  readonly id: string
  readonly username: string
  readonly title?: string
  readonly enabled: boolean
  readonly name?: { readonly given?: string; readonly family?: string }
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Who plays a scenario: a client of the Platform API that keeps a record of what it did. */
export interface Administrator {
  /** Draws what is left to chance; the same for the same seed. */
  readonly seed: number
  /** Calls the Platform API below the environment. Throws a `SandboxError` with what PingOne says of a refusal. */
  readonly call: <Answer>(method: string, path: string, body?: object) => Promise<Answer>
  /** The users who match, or all; never more than PingOne gives at once. */
  readonly people: (filter?: string) => Promise<readonly Person[]>
  /** Some of them by chance, in the order in which they were given. */
  readonly choose: <Item>(items: readonly Item[], count: number) => readonly Item[]
  readonly groups: () => Promise<readonly Named[]>
  /** Throws a `SandboxError` when there is none of the name. */
  readonly group: (name: string) => Promise<Named>
  readonly population: (name: string) => Promise<Named | undefined>
  /** Puts more in the way of requests to the targets. */
  readonly disturb: (fault: FaultInput) => void
  readonly note: (summary: string, subject?: ScenarioStep['subject']) => void
  readonly steps: readonly ScenarioStep[]
}

/** Signs in as the sandbox's own worker application. */
export async function createAdministrator(
  pingone: Pick<PingOne, 'router' | 'credentials' | 'faults' | 'setFaults'>,
  seed: number,
): Promise<Administrator> {
  const { environmentId, clientId, clientSecret } = pingone.credentials
  const random = createRandom(seed)
  const steps: ScenarioStep[] = []
  const send = async (method: string, path: string, headers: Headers, body: string) => {
    const { pathname, searchParams } = new URL(path, origin)
    return pingone.router.handle({
      method,
      origin,
      path: pathname,
      query: searchParams,
      headers,
      body,
    })
  }

  const grant = await send(
    'POST',
    `/${environmentId}/as/token`,
    {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    'grant_type=client_credentials',
  )
  const { access_token: token } = JSON.parse(textOf(grant)) as { access_token: string }

  async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const text = body === undefined ? '' : JSON.stringify(body)
    const answer = await send(method, `/v1/environments/${environmentId}${path}`, headers, text)
    const answered = textOf(answer)
    const value: unknown = answered === '' ? undefined : JSON.parse(answered)
    if (answer.status < 300) return value as Answer
    throw new SandboxError(
      'invalid_request',
      `PingOne refuses ${method} ${path}: ${reasonIn(value)}`,
    )
  }

  async function list<Item>(collection: string, filter?: string): Promise<readonly Item[]> {
    const query = new URLSearchParams({ limit: '1000', ...(filter && { filter }) })
    const page = await call<{ _embedded: Record<string, readonly Item[]> }>(
      'GET',
      `/${collection}?${query.toString()}`,
    )
    return page._embedded[collection] ?? []
  }

  return {
    seed,
    steps,
    call,
    groups: () => list<Named>('groups'),
    people: (filter) => list<Person>('users', filter),
    choose(items, count) {
      const left = items.map((item, place) => ({ item, place }))
      const chosen = Array.from({ length: Math.min(count, items.length) }, () =>
        left.splice(Math.floor(random() * left.length), 1),
      ).flat()
      return chosen.sort((one, other) => one.place - other.place).map(({ item }) => item)
    },
    async group(name) {
      const [found] = await list<Named>('groups', `name eq ${JSON.stringify(name)}`)
      if (found !== undefined) return found
      const known = (await list<Named>('groups')).map((each) => each.name).join(', ')
      throw new SandboxError(
        'invalid_request',
        `There is no group ${name}.`,
        known === '' ? 'The directory has no groups.' : `Known are: ${known}.`,
      )
    },
    async population(name) {
      return (await list<Named>('populations')).find((each) => each.name === name)
    },
    disturb(fault) {
      const present = pingone.faults().faults.map(({ seen: _, hits: __, ...each }) => each)
      pingone.setFaults([...present, fault])
    },
    note(summary, subject) {
      steps.push({ summary, ...(subject && { subject }) })
    },
  }
}

type Headers = Readonly<Record<string, string>>

/** Links in answers start with it; nobody follows them. */
const origin = 'http://localhost'

/** The Platform API streams nothing. */
const textOf = ({ body }: HttpResponse): string => (typeof body === 'string' ? body : '')

function reasonIn(value: unknown): string {
  const { message, details = [] } = Object(value) as {
    message?: string
    details?: readonly { readonly message: string }[]
  }
  return details.map((detail) => detail.message).join(' ') || (message ?? 'it gives no reason.')
}
