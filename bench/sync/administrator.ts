import { scimToken } from './target.ts'
import type { ReadyLine } from './sandbox-process.ts'

interface Resource {
  readonly id: string
}

/** What the journal says of one change. */
export interface ChangeReport {
  readonly finished: boolean
  readonly exchanges: number
}

/** One request to the target as the journal has it. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly subject: string
}

/** Does at a sandbox what an administrator does, and asks what an administrator may ask. */
export interface Administrator {
  /** Connects a target and makes a rule for all users, not yet in force. Answers the rule's id. */
  prepare(target: string, name?: string): Promise<string>
  /** Puts the rule in force. */
  revise(): Promise<void>
  /** Starts a Full Resync and answers the id of the change. */
  resync(ruleId: string): Promise<string>
  /** Gives so many users another family name, some at a time. */
  rename(count: number): Promise<void>
  /** Resolves once nothing is left to provision. */
  whenIdle(): Promise<void>
  change(id: string): Promise<ChangeReport>
  /** How many changes ended badly for anybody. */
  countFailures(): Promise<number>
  /** How many requests were sent to the target. */
  countRequests(): Promise<number>
  /** How many requests of a change were other than reads. */
  countWrites(changeId: string): Promise<number>
  /** All requests, oldest first. */
  requests(): AsyncIterable<SentRequest>
}

export async function createAdministrator(sandbox: ReadyLine): Promise<Administrator> {
  const { environmentId, clientId, clientSecret, control } = sandbox
  const { access_token: token } = await readJson<{ access_token: string }>(
    await fetch(`${sandbox.auth}/${environmentId}/as/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  )
  let names = 0
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

  const call = async <Answer = Resource>(
    method: string,
    path: string,
    body?: object,
  ): Promise<Answer> =>
    readJson<Answer>(
      await fetch(`${sandbox.api}/environments/${environmentId}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      }),
    )

  async function* userIds(count: number): AsyncGenerator<string> {
    let next: string | undefined = `${sandbox.api}/environments/${environmentId}/users?limit=1000`
    for (let left = count; next !== undefined && left > 0;) {
      const page: UserPage = await readJson<UserPage>(await fetch(next, { headers }))
      for (const { id } of page._embedded.users.slice(0, left)) yield id
      left -= page._embedded.users.length
      next = page._links.next?.href
    }
  }

  async function countRequests(): Promise<number> {
    let total = 0
    let cursor: string | undefined
    do {
      const query = new URLSearchParams({ limit: '1000', ...(cursor !== undefined && { cursor }) })
      const page = await readJson<{ changes: ChangeReport[]; cursor?: string }>(
        await get(`${control}/changes?${query}`),
      )
      for (const { exchanges } of page.changes) total += exchanges
      cursor = page.cursor
    } while (cursor !== undefined)
    return total
  }

  async function countWrites(changeId: string): Promise<number> {
    let writes = 0
    let after = 0
    for (;;) {
      const { entries } = await readJson<EntryPage>(
        await get(`${control}/changes/${changeId}?limit=1000&after=${after}`),
      )
      for (const { type, exchange } of entries)
        if (type === 'exchange' && exchange && exchange.request.method !== 'GET') writes += 1
      const last = entries.at(-1)
      if (last === undefined) return writes
      after = last.seq
    }
  }

  async function* requests(): AsyncGenerator<SentRequest> {
    let after = 0
    for (;;) {
      const { entries, cursor } = await readJson<EntryPage>(
        await get(`${control}/entries?limit=1000&after=${after}`),
      )
      for (const { type, exchange } of entries)
        if (type === 'exchange' && exchange)
          yield { ...exchange.request, subject: exchange.subject?.id ?? '' }
      if (cursor === undefined) return
      after = Number(cursor)
    }
  }

  return {
    async prepare(target, name = 'Everybody') {
      const { _embedded: known } = await call<{ _embedded: { plans: Resource[] } }>(
        'GET',
        '/propagation/plans',
      )
      const plan: Resource = known.plans[0] ?? (await call('POST', '/propagation/plans', { name }))
      const { _embedded: found } = await call<{ _embedded: { stores: Resource[] } }>(
        'GET',
        '/propagation/stores',
      )
      const connection = await call('POST', '/propagation/stores', {
        name,
        type: 'scim',
        status: 'ACTIVE',
        managed: false,
        configuration: {
          SCIM_URL: target,
          SCIM_VERSION: '2.0',
          USERS_RESOURCE: '/Users',
          GROUPS_RESOURCE: '/Groups',
          AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
          AUTHORIZATION_TYPE: 'Bearer',
          OAUTH_ACCESS_TOKEN: scimToken,
          USER_FILTER: 'username Eq "%s"',
          UNIQUE_USER_IDENTIFIER: 'userName',
          GROUP_MEMBERSHIP_HANDLING: 'Merge',
          REMOVE_ACTION: 'Disable',
        },
      })
      const rule = await call('POST', '/propagation/rules', {
        name,
        active: true,
        plan: { id: plan.id },
        sourceStore: { id: found.stores[0]?.id },
        targetStore: { id: connection.id },
        populationExpression: 'population.id pr',
        groups: [],
      })
      return rule.id
    },
    async revise() {
      await call('POST', '/propagation/revisions')
    },
    async resync(ruleId) {
      const answer = await fetch(`${control}/rules/${ruleId}/resync`, { method: 'POST' })
      return (await readJson<{ changeId: string }>(answer)).changeId
    },
    async rename(count) {
      const ids = userIds(count)
      let renamed = 0
      // The iterator is shared: each takes the next user that nobody has taken.
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for await (const id of ids) {
            await call('PATCH', `/users/${id}`, { name: { family: `Newname ${++names}` } })
            renamed += 1
          }
        }),
      )
      if (renamed < count) throw new Error(`There are no ${count} users.`)
    },
    async whenIdle() {
      for (;;) {
        const answer = await get(`${control}/idle?timeout=60s`)
        await answer.arrayBuffer()
        if (answer.ok) return
        if (answer.status !== 408) throw new Error(`The sandbox answered ${answer.status}.`)
      }
    },
    change: async (id) => readJson<ChangeReport>(await get(`${control}/changes/${id}`)),
    async countFailures() {
      const failed = await get(`${control}/changes?status=failed`)
      return (await readJson<{ changes: unknown[] }>(failed)).changes.length
    },
    countRequests,
    countWrites,
    requests,
  }
}

interface UserPage {
  readonly _embedded: { readonly users: readonly Resource[] }
  readonly _links: { readonly next?: { readonly href: string } }
}

interface EntryPage {
  readonly entries: readonly {
    readonly seq: number
    readonly type: string
    readonly exchange?: {
      readonly request: Omit<SentRequest, 'subject'>
      readonly subject?: Resource
    }
  }[]
  readonly cursor?: string
}

/** Reads once more over a connection of its own when one that was kept open is closed just as it is used again. */
async function get(url: string): Promise<Response> {
  try {
    return await fetch(url)
  } catch {
    return fetch(url, { headers: { connection: 'close' } })
  }
}

async function readJson<Answer>(answer: Response): Promise<Answer> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`)
  return JSON.parse(text === '' ? 'null' : text) as Answer
}
