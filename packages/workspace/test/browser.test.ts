import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { build, defaultClientConditions } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import { lifeOfAUser } from './life-of-a-user.ts'

/** What browsers and Node have alike, in a page or a worker. `process`, `Buffer` and `require` are not among them. */
const webGlobals = [
  ...['AbortController', 'AbortSignal', 'Blob', 'DOMException', 'Event', 'EventTarget', 'FormData'],
  ...[
    'Headers',
    'MessageEvent',
    'ReadableStream',
    'Request',
    'Response',
    'TextDecoder',
    'TextEncoder',
  ],
  ...[
    'TransformStream',
    'URL',
    'URLSearchParams',
    'WritableStream',
    'atob',
    'btoa',
    'clearInterval',
  ],
  ...['clearTimeout', 'console', 'crypto', 'fetch', 'performance', 'queueMicrotask', 'setInterval'],
  ...['setTimeout', 'structuredClone'],
]

let imports: readonly string[]
let code: string
beforeAll(async () => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('life-of-a-user.ts', import.meta.url)),
        formats: ['iife'],
        name: 'life',
      },
      rollupOptions: { external: /^node:/ },
    },
  })
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []))
  const [chunk] = chunks.filter((each) => each.type === 'chunk')
  imports = chunk?.imports ?? []
  code = chunk?.code ?? ''
})

it('is bundled for a browser without a module of Node', () => {
  expect(code).toContain('createWorkspace')
  expect(imports).toEqual([])
})

it('lives where only what browsers have is defined', async () => {
  const window = createContext(
    Object.fromEntries(webGlobals.map((name) => [name, Object(globalThis)[name]])),
  )
  const life = new Script(`${code}\nlife.lifeOfAUser()`).runInContext(window) as Promise<unknown>
  const seen = JSON.parse(JSON.stringify(await life)) as unknown
  expect(seen).toEqual([
    { idle: true, users: [{ userName: 'ada', active: true }] },
    { idle: true, users: [{ userName: 'ada', active: false }] },
    { idle: true, users: [{ userName: 'ada', active: false }] },
    { posts: 1 },
    { idle: true, users: [] },
  ])
  expect(seen).toEqual(await lifeOfAUser())
})
