import {
  createAdministrator as createPlatformAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  type Fetch,
  type Page,
} from '@pingone-sandbox/client'
import { scimToken } from './target.ts'
import type { ReadyLine } from './sandbox-process.ts'

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

/** What a measurement does at a sandbox, and what it reads from it. */
export interface Administrator {
  /** Connects a target and creates a rule for all users, which takes effect with the next revision. Returns the rule's id. */
  prepare(target: string, name?: string): Promise<string>
  /** Makes a revision. */
  revise(): Promise<void>
  /** Starts a Full Resync and returns the id of the change. */
  resync(ruleId: string): Promise<string>
  /** Gives so many users another family name, four at a time. */
  rename(count: number): Promise<void>
  /** Resolves once nothing is left to provision. */
  whenIdle(): Promise<void>
  change(id: string): Promise<ChangeReport>
  /** How many changes have a failed outcome. */
  countFailures(): Promise<number>
  /** How many requests were sent to the target. */
  countRequests(): Promise<number>
  /** How many requests of a change were other than reads. */
  countWrites(changeId: string): Promise<number>
  /** All requests, oldest first. */
  requests(): AsyncIterable<SentRequest>
}

export function createAdministrator(sandbox: ReadyLine): Administrator {
  const platform = createPlatformClient(sandbox)
  const { connect, createRule, revise } = createPlatformAdministrator(platform)
  const client = createControlClient({ control: sandbox.control, fetch: readAgain })
  const control = createSandboxControl(client)
  /** Reads without a schema: a journal of a million entries is long. */
  const get = async <Answer>(path: string) => (await client.send(path)) as Answer
  let names = 0

  async function* userIds(count: number): AsyncGenerator<string> {
    let next: string | undefined = '/users?limit=1000'
    for (let left = count; next !== undefined && left > 0;) {
      const page: Page<Resource> = await platform.list(next, 'users', asItIs<Resource>())
      for (const { id } of page.items.slice(0, left)) yield id
      left -= page.items.length
      next = page.next
    }
  }

  async function countRequests(): Promise<number> {
    let total = 0
    let cursor: string | undefined
    do {
      const query = new URLSearchParams({ limit: '1000', ...(cursor !== undefined && { cursor }) })
      const page = await get<{ changes: ChangeReport[]; cursor?: string }>(`/changes?${query}`)
      for (const { exchanges } of page.changes) total += exchanges
      cursor = page.cursor
    } while (cursor !== undefined)
    return total
  }

  async function countWrites(changeId: string): Promise<number> {
    let writes = 0
    let after = 0
    for (;;) {
      const { entries } = await get<EntryPage>(`/changes/${changeId}?limit=1000&after=${after}`)
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
      const { entries, cursor } = await get<EntryPage>(`/entries?limit=1000&after=${after}`)
      for (const { type, exchange } of entries)
        if (type === 'exchange' && exchange)
          yield { ...exchange.request, subject: exchange.subject?.id ?? '' }
      if (cursor === undefined) return
      after = Number(cursor)
    }
  }

  return {
    async prepare(url, name = 'Everybody') {
      const connection = await connect({ name, url, token: scimToken, managed: false })
      const rule = await createRule({ name, connection, populationExpression: 'population.id pr' })
      return rule.id
    },
    async revise() {
      await revise()
    },
    resync: control.resync,
    async rename(count) {
      const ids = userIds(count)
      let renamed = 0
      // The iterator is shared: each loop takes the next user.
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for await (const id of ids) {
            const body = { name: { family: `Newname ${++names}` } }
            await platform.send(`/users/${id}`, { method: 'PATCH', body })
            renamed += 1
          }
        }),
      )
      if (renamed < count) throw new Error(`There are no ${count} users.`)
    },
    async whenIdle() {
      while (!(await control.waitForIdle()));
    },
    change: (id) => get<ChangeReport>(`/changes/${id}`),
    async countFailures() {
      return (await get<{ changes: unknown[] }>('/changes?status=failed')).changes.length
    },
    countRequests,
    countWrites,
    requests,
  }
}

interface Resource {
  readonly id: string
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

const asItIs = <Value>() => ({ parse: (value: unknown) => value as Value })

/** Reads once more over a connection of its own when one that was kept open is closed just as it is used again. */
const readAgain: Fetch = async (url, init) => {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init?.method !== 'GET') throw error
    return fetch(url, { headers: { connection: 'close' } })
  }
}
