import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Agent, request } from 'undici'
import { createExchangeTable } from './exchange-table.ts'
import { readMainThread, spentBetween } from './main-thread.ts'
import { scimToken } from './target.ts'
import type { SentRequest } from './administrator.ts'

// `request-loop.ts <file> <port> <concurrency> [<database>]` sends the requests of a file over undici, the requests of one subject in
// order and as many subjects at once as the concurrency says, and parses each answer. With a database it also keeps every exchange as
// a row. Prints the wall and processor time in milliseconds as JSON.
const [file = '', port = '', concurrency = '', database] = process.argv.slice(2)

const subjects = new Map<string, SentRequest[]>()
for await (const line of createInterface({ input: createReadStream(file) })) {
  const sent = JSON.parse(line) as SentRequest
  const known = subjects.get(sent.subject)
  if (known) known.push(sent)
  else subjects.set(sent.subject, [sent])
}

const dispatcher = new Agent()
const exchanges = database === undefined ? undefined : createExchangeTable(database)
const waiting = subjects.values()
let requests = 0
const threadBefore = await readMainThread(process.pid)
const started = performance.now()
const before = process.cpuUsage()
await Promise.all(Array.from({ length: Number(concurrency) }, work))
exchanges?.flush()
const time = performance.now() - started
const { user, system } = process.cpuUsage(before)
const thread = spentBetween(threadBefore, await readMainThread(process.pid), time)
process.stdout.write(
  JSON.stringify({ time, processor: (user + system) / 1000, ...thread, requests }),
)
exchanges?.close()
await dispatcher.close()

async function work(): Promise<void> {
  // All workers share the iterator, so each subject goes to one of them.
  for (const sent of waiting) for (const each of sent) await send(each)
}

async function send({ method, url, headers, body, subject }: SentRequest): Promise<void> {
  const { pathname, search } = new URL(url)
  const sentHeaders = { ...headers, authorization: `Bearer ${scimToken}` }
  const startedAt = Date.now()
  const answer = await request(`http://127.0.0.1:${port}${pathname}${search}`, {
    method: method as 'GET',
    headers: sentHeaders,
    body: body ?? null,
    dispatcher,
  })
  const status = answer.statusCode
  const text = await answer.body.text()
  JSON.parse(text || 'null')
  if (status >= 300) throw new Error(`${method} ${pathname} was answered ${status}.`)
  requests += 1
  exchanges?.add({
    subject,
    startedAt,
    durationMs: Date.now() - startedAt,
    request: { method, url, headers: sentHeaders, body },
    response: { status, headers: answer.headers, body: text },
  })
}
