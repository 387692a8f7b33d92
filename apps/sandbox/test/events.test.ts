import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

interface Message {
  readonly id: number
  readonly event?: string
  readonly data: { readonly seq?: number; readonly type?: string }
}

/** Follows the event stream, from when it is open. */
async function open(url: string, headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const blocks = blocksOf(response.body!)
  // Comes once nothing is missed any more.
  expect((await blocks.next()).value).toBe(': open')
  return {
    /** The next messages, once there are so many. */
    async take(count: number): Promise<Message[]> {
      const messages: Message[] = []
      while (messages.length < count) {
        const { value } = await blocks.next()
        if (value === undefined) break
        if (!value.startsWith(':')) messages.push(parseMessage(value))
      }
      return messages
    },
    [Symbol.dispose]: () => abort.abort(),
  }
}

async function* blocksOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string, undefined> {
  let text = ''
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n')
    text = blocks.pop() ?? ''
    yield* blocks
  }
}

function parseMessage(block: string): Message {
  const fields = Object.fromEntries(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  )
  return { ...fields, id: Number(fields['id']), data: JSON.parse(fields['data'] ?? '') }
}

async function startWithJournal() {
  const tenant = await startTenant()
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.hire('ada')
  await tenant.sandbox.waitForIdle()
  return { ...tenant, events: `${tenant.sandbox.urls.control}/events` }
}

const ids = (messages: readonly Message[]) => messages.map(({ id }) => id)

it('streams the journal from a position on, each entry under its seq', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(`${tenant.events}?after=0`)
  const messages = await stream.take(4)
  expect(ids(messages)).toEqual([1, 2, 3, 4])
  expect(messages.map(({ data }) => data.seq)).toEqual([1, 2, 3, 4])
})

it('resumes after Last-Event-ID, also when the query names another entry', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(`${tenant.events}?after=0`, { 'last-event-id': '2' })
  expect(ids(await stream.take(2))).toEqual([3, 4])
})

it('begins with what comes next when no position is given', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(tenant.events)
  await tenant.hire('bob')
  const [first] = await stream.take(1)
  expect(first?.data).toMatchObject({ type: 'change', summary: expect.stringContaining('bob') })
})

it('loses and repeats no entry while others arrive', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(`${tenant.events}?after=0`)
  const following = stream.take(60)
  for (let index = 0; index < 12; index += 1) await tenant.hire(`person-${index}`)
  const messages = await following
  expect(messages).toHaveLength(60)
  expect(ids(messages)).toEqual(messages.map((_, index) => index + 1))
})

it('reports a reset, and the new journal after it', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(tenant.events)
  await tenant.sandbox.reset()
  expect(await stream.take(1)).toMatchObject([{ id: 0, event: 'reset' }])
})

it('reports changes of settings to clients that ask for them, and adds no journal entry', async () => {
  await using tenant = await startWithJournal()
  const { sandbox, connection } = tenant
  using asking = await open(`${tenant.events}?settings=true`)
  using unasking = await open(tenant.events)
  for (const [setting, method, path, body] of [
    ['faults', 'PUT', '/faults', { faults: [{ effect: { kind: 'truncated-body' } }] }],
    ['misbehaviours', 'PUT', '/misbehaviours', { active: ['no-patch'] }],
    ['delivery', 'PATCH', `/connections/${connection.id}/delivery`, { retries: 0 }],
    ['profile', 'PUT', '/profile', { name: 'current' }],
    ['pace', 'PUT', '/pace', { perSecond: 10 }],
    ['lessons', 'PUT', '/lessons', { current: 'conflict' }],
    ['faults', 'DELETE', '/faults', {}],
  ] as const) {
    await fetch(`${sandbox.urls.control}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    // Read before the next is sent, since settings that change meanwhile are reported once.
    expect(await asking.take(1)).toEqual([{ id: Number.NaN, event: 'setting', data: { setting } }])
  }
  await tenant.hire('bob')
  const [received] = await asking.take(1)
  expect(received).toMatchObject({ event: 'change', data: { type: 'change' } })
  expect(await unasking.take(1)).toEqual([received])
})

it('makes a reader of another journal start again', async () => {
  await using tenant = await startWithJournal()
  using stream = await open(tenant.events, { 'last-event-id': '999999' })
  expect(await stream.take(2)).toMatchObject([{ event: 'reset' }, { data: { seq: 1 } }])
})
