import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { once } from 'node:events'
import { build, defaultClientConditions } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from './open-page.ts'

const root = join(import.meta.dirname, '..')
/** Of the example, whose Node tests use the same version. */
const workerFile = createRequire(join(root, 'examples/msw/package.json')).resolve(
  'msw/mockServiceWorker.js',
)

let files: ReadonlyMap<string, string | Uint8Array>
let server: Server
let origin: string

beforeAll(async () => {
  files = new Map([
    ...(await buildPages('examples/msw/index.html', 'e2e/msw-sandbox.html')),
    ['/mockServiceWorker.js', readFileSync(workerFile)],
  ])
  server = createServer((request, response) => {
    const content = files.get(request.url ?? '')
    const type = types[extname(request.url ?? '')] ?? 'text/plain'
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

/** Builds pages as Vite builds those of a user, and returns the files by their paths. */
async function buildPages(...pages: readonly string[]) {
  const output = await build({
    ...{ root, configFile: false, logLevel: 'silent' },
    resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
    build: {
      ...{ write: false, target: 'es2024', modulePreload: { polyfill: false } },
      rolldownOptions: { input: pages.map((page) => join(root, page)) },
    },
  })
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []))
  return chunks.map(
    (chunk) => [`/${chunk.fileName}`, chunk.type === 'chunk' ? chunk.code : chunk.source] as const,
  )
}

it('is bundled for a browser without a module of Node', () => {
  const code = [...files.values()].join('\n')
  expect(code).toContain('mockServiceWorker.js')
  expect(code).not.toMatch(/browser-external|from\s*["']node:/)
})

it('runs the example in a service worker: PingOne provisions what the page changes', async (test) => {
  const page = await openPage(test)
  await page.goto(`${origin}/examples/msw/index.html`)
  await page.getByRole('button', { name: 'Disable ada' }).click()
  await page.getByText('ada (disabled)').waitFor()
  const seen = await page.evaluate(async () => {
    await pingOne.waitForIdle()
    const provisioned = await scim.users.list()
    const asked = scim.requests().length
    await pingOne.reset()
    const [ada] = await pingOne.users.list('username eq "ada"')
    return {
      provisioned: provisioned.map(({ userName, active }) => [userName, active]),
      wasAsked: asked > 0,
      isEnabledAgain: ada?.enabled,
    }
  })
  expect(seen).toEqual({
    provisioned: [['ada', false]],
    wasAsked: true,
    isEnabledAgain: true,
  })
})

it('runs the SCIM client of the example in a service worker', async (test) => {
  const page = await openPage(test)
  await page.goto(`${origin}/examples/msw/index.html`)
  await page.waitForFunction(() => 'importPeople' in window)
  const seen = await page.evaluate(async () => {
    await pingOne.waitForIdle()
    await scim.reset()
    scim.misbehaviours.set(['filter-ignored'])
    const ada = { userName: 'ada', givenName: 'Ada', familyName: 'Byron' }
    await importPeople(scim, [ada, { userName: 'grace', givenName: 'Grace', familyName: 'Hopper' }])
    await importPeople(scim, [{ ...ada, familyName: 'Lovelace' }])
    return {
      users: (await scim.users.list()).map(({ userName, name }) => [userName, name]),
      methods: scim.requests().map(({ method }) => method),
    }
  })
  expect(seen).toEqual({
    users: [
      ['ada', { givenName: 'Ada', familyName: 'Lovelace' }],
      ['grace', { givenName: 'Grace', familyName: 'Hopper' }],
    ],
    methods: ['GET', 'POST', 'GET', 'POST', 'GET', 'PATCH'],
  })
})

it('streams the journal, takes overrides, and fails a request that has no handler', async (test) => {
  const page = await openPage(test)
  await page.goto(`${origin}/e2e/msw-sandbox.html`)
  await page.waitForFunction(() => 'sandbox' in window)
  const seen = await page.evaluate(async () => {
    const status = async (path: string) => (await fetch(path)).status
    const streamed = readStream('/_sandbox/events?after=0', 'event: change')
    await sandbox.users.create('ada')
    const before = await status('/_sandbox/target/Users')
    worker.use(http.get('/scim/v2/Users', () => new HttpResponse(null, { status: 503 })))
    const during = await status('/_sandbox/target/Users')
    worker.resetHandlers()
    const after = await status('/_sandbox/target/Users')
    const foreign = await (await fetch('https://api.pingone.eu/v1/environments')).text()
    return { stream: await streamed, statuses: [before, during, after], foreign }
  })
  expect(seen.stream).toContain('User ada was created.')
  expect(seen.statuses).toEqual([200, 503, 200])
  expect(seen.foreign).toContain('onUnhandledFrame')
})

// What the pages leave in their window.
declare const pingOne: import('pingone-sandbox/msw').PingOneHandlers
declare const scim: import('pingone-sandbox/msw').ScimHandlers
declare const importPeople: typeof import('../examples/msw/import-people.ts').importPeople
declare const sandbox: import('pingone-sandbox/msw').SandboxHandlers
declare const worker: import('msw/browser').SetupWorker
declare const http: typeof import('msw').http
declare const HttpResponse: typeof import('msw').HttpResponse
declare const readStream: (path: string, sought: string) => Promise<string>
