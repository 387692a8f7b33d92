import { readFileSync, globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

// The arrows of docs/architecture.md: what each package may import, and each room of a package. Anything else is a mistake.
const scoped = (...names: string[]) => names.map((name) => `@pingone-sandbox/${name}`)
const allowed: Record<string, readonly string[]> = {
  'packages/scim': ['zod'],
  'packages/store': [...scoped('scim'), 'zod'],
  'packages/http': ['negotiator', 'path-to-regexp'],
  'packages/scim-server': [...scoped('scim', 'store', 'http'), 'zod'],
  'packages/expression': ['re2js'],
  'packages/contract': [...scoped('scim'), 'zod'],
  'packages/client': [...scoped('contract')],
  'packages/pingone': [
    ...scoped('contract', 'expression', 'scim', 'store', 'http'),
    ...['@faker-js/faker', 'ipaddr.js', 'jose', 'uuid', 'zod'],
  ],
  'packages/workspace': [
    ...scoped('client', 'contract', 'scim', 'store', 'http', 'scim-server', 'pingone'),
    ...['fastest-levenshtein', 'zod'],
  ],
  'packages/check': [
    ...scoped('client', 'contract', 'scim', 'store', 'http', 'scim-server', 'pingone', 'workspace'),
  ],
  'apps/sandbox': [
    ...scoped('client', 'contract', 'scim', 'store', 'http', 'scim-server', 'pingone', 'workspace'),
    ...scoped('check'),
    ...['@modelcontextprotocol/server', 'commander', 'cross-spawn', 'express', 'pino', 'undici'],
    ...['vite', 'yaml', 'zod'],
  ],
  'apps/console': [
    ...scoped('client', 'contract', 'expression', 'scim'),
    ...[
      '@fontsource-variable/inter',
      '@hookform/resolvers',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'lucide-react',
      'react',
    ],
    ...[
      'react-aria',
      'react-aria-components',
      'react-dom',
      'react-hook-form',
      'react-router',
      'zod',
    ],
  ],
}
/** What a door of a package may import besides: an optional peer dependency of the package. */
const allowedInDoor: Record<string, readonly string[]> = {
  'packages/store/src/memory/': ['@msw/data'],
  'packages/http/src/express/': ['express'],
  'packages/http/src/msw/': ['msw'],
  'packages/pingone/src/outbound/http/': ['undici'],
  'packages/workspace/src/msw/': ['msw'],
  'apps/sandbox/src/msw': ['msw'],
  'apps/sandbox/src/vitest/': ['vitest'],
  'apps/sandbox/src/playwright/': ['@playwright/test'],
}
/** The places that may use Node's own modules. */
const nodeAllowed =
  /^(apps\/sandbox\/|packages\/store\/src\/sqlite\/|packages\/http\/src\/express\/|packages\/pingone\/src\/outbound\/http\/)/
const isTest = (file: string) =>
  /\.test(-support|\.fixture)?\.tsx?$|\/test\/|vite\.config\.ts$/.test(file)

/**
 * The rooms of each package, from the top down: a room may import those below it. `.` is the files beside the rooms; what stands in
 * one line with others imports none of them.
 */
const rooms: Record<string, readonly (string | readonly string[])[]> = {
  'packages/scim': [
    ...['.', 'explain', 'message', 'patch', 'filter', 'schema-file', 'resource', 'schema', 'path'],
    ...['values', 'username'],
  ],
  'packages/store': [['sqlite', 'memory'], '.'],
  'packages/http': ['msw', ['express', 'fetch'], '.'],
  'packages/expression': ['.', 'library', 'pattern', 'language'],
  'packages/contract': ['.', 'failures', 'control', 'platform'],
  'packages/client': ['actions', '.'],
  'packages/scim-server': [
    ...['conformance', '.', 'misbehaviour', 'bulk', 'operations', 'writing', 'listing'],
    ...['presentation', 'versions', 'membership', 'response', 'request', 'directory'],
  ],
  'packages/pingone': [
    ...[
      '.',
      'api',
      'rehearse',
      'status',
      'explain',
      'deliver',
      'decide',
      'outbound',
      'configuration',
      'links',
    ],
    ...['directory', 'outbox', 'journal', 'records', 'secrecy', 'wire'],
    ['concurrency', 'seeded', 'time'],
  ],
  'packages/workspace': [
    ...['msw', 'memory', '.', 'control', 'check', 'connect', 'scenario', 'guide', 'verify', 'text'],
  ],
  'packages/check': [
    ...['.', 'compare'],
    ['report', 'readings'],
    ...['run', 'judge', 'themes'],
    ['tenant', 'wire'],
  ],
  'apps/sandbox': [
    ...['cli', 'mcp', 'vitest', 'playwright', 'fixtures', '.', 'host'],
    ['config', 'data'],
    'package',
  ],
  'apps/console': ['.', 'app', 'pages', 'panels', 'entities', 'patterns', 'ui', 'lib'],
}

const files = globSync('{packages,apps}/*/src/**/*.{ts,tsx}').filter(
  (file) => !file.endsWith('.d.ts'),
)
const sources = files.filter((file) => !isTest(file))
const clause = String.raw`(?:type\s+)?(?:\w+|\*(?:\s+as\s+\w+)?|\{[^}]*\})`
const specifiers = new RegExp(
  String.raw`^(?:import|export)\s+(?:${clause}(?:,\s*${clause})?\s+from\s+)?'([^']+)'|import\('([^']+)'\)`,
  'gm',
)
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(specifiers)].map((found) => found[1] ?? found[2] ?? '')
const packageOf = (file: string) => file.split('/').slice(0, 2).join('/')
const doorsOf = (folder: string) =>
  Object.entries(allowedInDoor).filter(([door]) => door.startsWith(`${folder}/`))
const allowedFor = (file: string) => [
  ...(allowed[packageOf(file)] ?? []),
  ...doorsOf(packageOf(file)).flatMap(([door, names]) => (file.startsWith(door) ? names : [])),
]
const nameOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** The files that each file imports by a relative path; types count as well. */
const arrows = new Map(
  sources.map((file) => [
    file,
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(file), name.replace(/\?.*$/, ''))))
      .filter((target) => /\.tsx?$/.test(target)),
  ]),
)

/** The folder directly below `src`; `.` for a file beside the folders. */
function roomOf(file: string): string {
  const [room = '', ...rest] = file.split('/').slice(3)
  return rest.length > 0 ? room : '.'
}

it('imports along the arrows between packages only', () => {
  const isAllowed = (file: string, name: string): boolean =>
    name.startsWith('node:') ? nodeAllowed.test(file) : allowedFor(file).includes(nameOf(name))
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => !name.startsWith('.') && !isAllowed(file, name))
      .map((name) => `${file} imports ${name}`),
  )
  expect(sources.length).toBeGreaterThan(500)
  expect(wrong).toEqual([])
})

it('reaches no other package by a relative path', () => {
  const wrong = [...arrows].flatMap(([file, targets]) =>
    targets
      .filter((target) => !target.startsWith(`${packageOf(file)}/`))
      .map((target) => `${file} → ${target}`),
  )
  expect(wrong).toEqual([])
})

it('loads SQLite in one file, which keeps the warning of Node 22 from standard error', () => {
  const loads = /^import (?!type ).*'node:sqlite'|(?:require|import)\('node:sqlite'\)(?!\.)/m
  const found = sources.filter((file) => loads.test(readFileSync(file, 'utf8')))
  expect(found).toEqual(['packages/store/src/sqlite/load-sqlite.ts'])
})

it('has a place for every package', () => {
  const packages = globSync('{packages,apps}/*/package.json').map(packageOf).toSorted()
  expect(Object.keys(rooms).toSorted()).toEqual(packages)
  expect(Object.keys(allowed).toSorted()).toEqual(packages)
})

describe.each(Object.entries(rooms))('%s', (folder, order) => {
  const floors = order.map((floor) => (typeof floor === 'string' ? [floor] : floor))
  const own = sources.filter((file) => file.startsWith(`${folder}/`))

  it('has the rooms of the table, and no others', () => {
    const found = new Set(own.map(roomOf))
    expect([...found].toSorted()).toEqual(floors.flat().toSorted())
  })

  it('imports lower rooms only', () => {
    const floorOf = (file: string) => floors.findIndex((floor) => floor.includes(roomOf(file)))
    const wrong = own.flatMap((file) =>
      (arrows.get(file) ?? [])
        .filter((target) => roomOf(target) !== roomOf(file) && floorOf(target) <= floorOf(file))
        .map((target) => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

it('has no two folders that import each other', () => {
  const between = new Set(
    [...arrows].flatMap(([file, targets]) =>
      targets
        .filter((target) => dirname(target) !== dirname(file))
        .map((target) => `${dirname(file)} → ${dirname(target)}`),
    ),
  )
  const back = (arrow: string) => arrow.split(' → ').toReversed().join(' → ')
  expect([...between].filter((arrow) => between.has(back(arrow)))).toEqual([])
})

it('has no circle of files', () => {
  expect(circlesOf(arrows)).toEqual([])
})

it('finds a circle where there is one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ])
  expect(circlesOf(graph)).toEqual([['a', 'b', 'c']])
})

it('lets an entity of the console import another through its index only', () => {
  const entityOf = (file: string) => /^apps\/console\/src\/entities\/([^/]+)\//.exec(file)?.[1]
  const wrong = [...arrows].flatMap(([file, targets]) =>
    targets
      .filter((target) => {
        const [from, to] = [entityOf(file), entityOf(target)]
        return from && to && from !== to && !/\/index\.tsx?$/.test(target)
      })
      .map((target) => `${file} → ${target}`),
  )
  expect(wrong).toEqual([])
})

it('lets each room of the tenant read its own collections only', () => {
  const owners = new Map(
    globSync('packages/pingone/src/*/collections.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/name: '(\w+)',\s*type/g)].map((found) => [
        found[1] ?? '',
        roomOf(file),
      ]),
    ),
  )
  const uses =
    /(?:\.(?:get|find)(?:<[^(]*>)?\(\s*|collection: |lookUp\w*(?:<[^(]*>)?\([\w.]+, |createRepository<\w+>\(\w+, )'(\w+)'/g
  const wrong = sources
    .filter((file) => file.startsWith('packages/pingone/'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(uses)]
        .map((found) => found[1] ?? '')
        .filter((name) => owners.has(name) && owners.get(name) !== roomOf(file))
        .map((name) => `${file} reads ${name}`),
    )
  expect(owners.size).toBeGreaterThan(20)
  expect(wrong).toEqual([])
})

/** The sets of nodes of which each leads to every other, in the order of their names. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>()
  const lows = new Map<string, number>()
  const path: string[] = []
  const circles: string[][] = []

  function visit(node: string): void {
    numbers.set(node, numbers.size)
    lows.set(node, numbers.size - 1)
    path.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) visit(next)
      if (path.includes(next)) lows.set(node, Math.min(low(node), low(next)))
    }
    if (low(node) !== numbers.get(node)) return
    const circle = path.splice(path.indexOf(node))
    if (circle.length > 1) circles.push(circle.toSorted())
  }

  const low = (node: string): number => lows.get(node) ?? 0
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node)
  return circles
}

it.each(Object.keys(allowed))('declares in %s only what the architecture allows', (folder) => {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const extra = Object.keys(manifest.dependencies ?? {}).filter(
    (name) => !allowed[folder]?.includes(name),
  )
  expect(extra).toEqual([])
})

it.each(Object.keys(allowed))('declares in %s what its doors need as optional peers', (folder) => {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const needed = doorsOf(folder).flatMap(([, names]) => names)
  expect(Object.keys(manifest.peerDependencies ?? {}).toSorted()).toEqual(needed.toSorted())
  for (const name of needed) expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true })
})

it('has no drawer without a name of its own', () => {
  const drawers = globSync(
    '{packages,apps}/*/src/**/{utils,util,helpers,helper,common,shared,core,types,misc}{,.ts,.tsx}',
  )
  expect(drawers).toEqual([])
})
