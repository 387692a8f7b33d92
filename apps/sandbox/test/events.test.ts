import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

interface Message {
  readonly id: number
  readonly event?: string
  readonly data: { readonly seq?: number; readonly type?: string }
}

/** Follows the event stream until it has so many messages. */
async function follow(url: string, count: number, headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const messages: Message[] = []
  let text = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    messages.push(...blocks.filter((block) => !block.startsWith(':')).map(parseMessage))
    if (messages.length >= count) break
  }
  abort.abort()
  return messages.slice(0, count)
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
  const messages = await follow(`${tenant.events}?after=0`, 4)
  expect(ids(messages)).toEqual([1, 2, 3, 4])
  expect(messages.map(({ data }) => data.seq)).toEqual([1, 2, 3, 4])
})

it('resumes after Last-Event-ID, whatever the address says', async () => {
  await using tenant = await startWithJournal()
  const messages = await follow(`${tenant.events}?after=0`, 2, { 'last-event-id': '2' })
  expect(ids(messages).slice(0, 2)).toEqual([3, 4])
})

it('begins with what comes next when no position is given', async () => {
  await using tenant = await startWithJournal()
  const following = follow(tenant.events, 1)
  await delay(100)
  await tenant.hire('bob')
  const [first] = await following
  expect(first?.data).toMatchObject({ type: 'change', summary: expect.stringContaining('bob') })
})

it('loses and repeats nothing while entries arrive', async () => {
  await using tenant = await startWithJournal()
  const following = follow(`${tenant.events}?after=0`, 60)
  for (let index = 0; index < 12; index += 1) await tenant.hire(`person-${index}`)
  const messages = await following
  expect(ids(messages)).toEqual(messages.map((_, index) => index + 1))
})

it('tells of a reset, and of the new journal after it', async () => {
  await using tenant = await startWithJournal()
  const following = follow(tenant.events, 1)
  await delay(100)
  await tenant.sandbox.reset()
  expect(await following).toMatchObject([{ id: 0, event: 'reset' }])
})

it('tells of what was set, to whom asks for it, and takes no place in the journal for it', async () => {
  await using tenant = await startWithJournal()
  const { sandbox, connection } = tenant
  const send = (method: string, path: string, body: object) =>
    fetch(`${sandbox.urls.control}${path}`, { method, body: JSON.stringify(body) })
  const [asking, unasking] = [follow(`${tenant.events}?settings=true`, 6), follow(tenant.events, 1)]
  await delay(100)
  // One after the other, since what is set meanwhile is told once.
  await send('PUT', '/faults', { faults: [{ effect: { kind: 'truncated-body' } }] })
  await delay(50)
  await send('PUT', '/misbehaviours', { active: ['no-patch'] })
  await delay(50)
  await send('PATCH', `/connections/${connection.id}/delivery`, { retries: 0 })
  await delay(50)
  await send('PUT', '/profile', { name: 'current' })
  await delay(50)
  await send('DELETE', '/faults', {})
  await delay(50)
  await tenant.hire('bob')
  const told = await asking
  expect(told.slice(0, 5)).toEqual(
    ['faults', 'misbehaviours', 'delivery', 'profile', 'faults'].map((setting) => ({
      id: Number.NaN,
      event: 'setting',
      data: { setting },
    })),
  )
  expect(told[5]).toEqual((await unasking)[0])
})

it('tells a reader of another journal to begin anew', async () => {
  await using tenant = await startWithJournal()
  const messages = await follow(tenant.events, 2, { 'last-event-id': '999999' })
  expect(messages).toMatchObject([{ event: 'reset' }, { data: { seq: 1 } }])
})
