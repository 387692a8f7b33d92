import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatCurl } from './curl.ts'
import { exampleExchange } from './example-exchange.test-support.ts'
import { formatFetch } from './fetch-code.ts'
import { formatHttpFile } from './http-file.ts'
import { runnableRequest } from './runnable-request.ts'
import { exportLine } from './shell-word.ts'

const run = promisify(execFile)

/** A target that keeps what it receives. */
async function startTarget() {
  const received: Sent[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({
      method: request.method ?? '',
      path: request.url ?? '',
      value: String(request.headers['x-value']),
      body: Buffer.concat(chunks).toString(),
    })
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What came since the last call. */
    take: () => received.splice(0),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly value: string
  readonly body: string
}

const marks = [
  ...Array.from(`'"\`$\\!{}[]()<>|&;*?~#%^= \n\r\t\u{7f}aé日😀`),
  '${HOME}',
  '$(id)',
  '{{x}}',
  "'\\''",
  '$`',
]
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...marks),
      fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
    ),
  })
  // A shell has no text with this character; JSON escapes it.
  .map((value) => value.replaceAll('\0', ''))
const headerValue = fc
  .string({
    unit: fc.constantFrom(
      ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
      '\xe9',
      '\xff',
    ),
  })
  .map((value) => `a${value}z`)

/** A request as the journal keeps it, with `••••` for a secret, and as it was sent. */
const sent = fc
  .record({
    method: fc.constantFrom('POST', 'PUT', 'PATCH'),
    query: text,
    value: headerValue,
    bodies: fc.array(text, { minLength: 1, maxLength: 3 }),
    secret: text,
  })
  .map(({ method, query, value, bodies, secret }) => {
    const path = `/Users?filter=${query.toWellFormed().replaceAll('#', '')}`
    return { method, path, value, secret, masked: bodies.join('••••'), body: bodies.join(secret) }
  })

type Request = typeof sent extends fc.Arbitrary<infer Value> ? Value : never

/** Of a line that begins with this, bash in a terminal makes the last command anew. */
const circumflex: Request = {
  ...{ method: 'POST', path: '/Users?filter=', value: 'a', secret: '\n^b^c^' },
  ...{ masked: '{\n^a^b^\n}••••', body: '{\n^a^b^\n}\n^b^c^' },
}

function recorded(url: string, { method, path, value, masked }: Request) {
  return runnableRequest({
    ...exampleExchange,
    request: {
      method,
      url: url + path,
      headers: { 'x-value': value, 'content-type': 'application/scim+json' },
      body: masked,
    },
  })
}

const expected = (url: string, { method, path, value, body }: Request): Sent => {
  const { pathname, search } = new URL(url + path)
  return { method, path: pathname + search, value: value.trim(), body }
}

const setting = ({ variables }: ReturnType<typeof recorded>, { secret }: Request) =>
  Object.fromEntries(variables.map(({ name }) => [name, secret]))

it('sends with curl, as pasted to bash, byte for byte what was recorded', async () => {
  await using target = await startTarget()
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 20, maxLength: 20 }), async (requests) => {
      const commands = requests.map((request) => {
        const runnable = recorded(target.url, request)
        const settings = runnable.variables.map((each) =>
          exportLine({ ...each, value: request.secret }),
        )
        return [...settings, formatCurl(runnable).replaceAll(/^export .*\n/gm, '')].join('\n')
      })
      // In a terminal, an exclamation mark recalls earlier commands.
      const pasted = ['set -o history -o histexpand', ...commands].join('\n')
      const bash = run('bash', ['--norc'])
      bash.child.stdin?.end(pasted)
      await bash
      expect(target.take()).toEqual(requests.map((request) => expected(target.url, request)))
    }),
    { numRuns: 3, examples: [[Array.from({ length: 20 }, () => circumflex)]] },
  )
})

it('sends with fetch, byte for byte, what was recorded', async () => {
  await using target = await startTarget()
  const folder = mkdtempSync(join(tmpdir(), 'copied-'))
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { minLength: 20, maxLength: 20 }), async (requests) => {
        const modules = requests.map((request, at) => {
          const runnable = recorded(target.url, request)
          writeFileSync(join(folder, `${at}.mjs`), formatFetch(runnable))
          return `Object.assign(process.env, ${JSON.stringify(setting(runnable, request))})\nawait import('./${at}.mjs?${Math.random()}')`
        })
        writeFileSync(join(folder, 'all.mjs'), modules.join('\n'))
        await run(process.execPath, [join(folder, 'all.mjs')])
        expect(target.take()).toEqual(requests.map((request) => expected(target.url, request)))
      }),
      { numRuns: 3 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('gives the editors of .http files what was recorded', () => {
  fc.assert(
    fc.property(sent, (request) => {
      const runnable = recorded('http://127.0.0.1', request)
      const file = formatHttpFile(runnable, 'Create')
      const values: Record<string, string> = { BRACE: '{', ...setting(runnable, request) }
      const body = file.slice(file.indexOf('\n\n', file.indexOf('###')) + 2)
      expect(
        body.replaceAll(
          /\{\{(.+?)\}\}/g,
          (all, name: string) => values[name] ?? `not known: ${all}`,
        ),
      ).toBe(request.body)
    }),
  )
})
