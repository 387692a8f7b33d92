import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Agent, request } from 'undici'
import { scimToken } from './target.ts'
import type { SentRequest } from './administrator.ts'

// The least that anybody could do: `bare-loop.ts <file> <port> <concurrency>` sends the requests of a file, one subject after the
// other and so many subjects at a time, reads the answers, and says how long it took.
const [file = '', port = '', concurrency = ''] = process.argv.slice(2)

const subjects = new Map<string, SentRequest[]>()
for await (const line of createInterface({ input: createReadStream(file) })) {
  const sent = JSON.parse(line) as SentRequest
  const known = subjects.get(sent.subject)
  if (known) known.push(sent)
  else subjects.set(sent.subject, [sent])
}

const dispatcher = new Agent()
const waiting = subjects.values()
let requests = 0
const started = performance.now()
const before = process.cpuUsage()
await Promise.all(Array.from({ length: Number(concurrency) }, work))
const time = performance.now() - started
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ time, processor: (user + system) / 1000, requests }))
await dispatcher.close()

async function work(): Promise<void> {
  // The iterator is shared: each takes the next subject that nobody has taken.
  for (const sent of waiting) for (const each of sent) await send(each)
}

async function send({ method, url, headers, body }: SentRequest): Promise<void> {
  const { pathname, search } = new URL(url)
  const { statusCode, body: answer } = await request(
    `http://127.0.0.1:${port}${pathname}${search}`,
    {
      method: method as 'GET',
      headers: { ...headers, authorization: `Bearer ${scimToken}` },
      body: body ?? null,
      dispatcher,
    },
  )
  JSON.parse((await answer.text()) || 'null')
  if (statusCode >= 300) throw new Error(`${method} ${pathname} was answered ${statusCode}.`)
  requests += 1
}
