import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { beforeAll, expect, it } from 'vitest'
import { type BrowserBundle, bundleForBrowser } from './bundle-for-browser.ts'
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

let bundle: BrowserBundle
beforeAll(async () => {
  bundle = await bundleForBrowser(
    fileURLToPath(new URL('life-of-a-user.ts', import.meta.url)),
    'life',
  )
})

it('is bundled for a browser without a module of Node', () => {
  expect(bundle.code).toContain('createWorkspace')
  expect(bundle.imports).toEqual([])
})

it('lives where only what browsers have is defined', async () => {
  const window = createContext(
    Object.fromEntries(webGlobals.map((name) => [name, Object(globalThis)[name]])),
  )
  const life = new Script(`${bundle.code}\nlife.lifeOfAUser()`).runInContext(
    window,
  ) as Promise<unknown>
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
