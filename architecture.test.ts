import { readFileSync, globSync } from 'node:fs'
import { expect, it } from 'vitest'

// The arrows of docs/architecture.md: what each package may import. Anything else is a mistake.
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
  'apps/sandbox': [
    ...scoped('client', 'contract', 'scim', 'store', 'http', 'scim-server', 'pingone', 'workspace'),
    ...['commander', 'express', 'pino', 'undici', 'vite', 'yaml', 'zod'],
  ],
  'apps/console': [
    ...scoped('client', 'contract', 'expression', 'scim'),
    ...[
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
}
/** The places that may use Node's own modules. */
const nodeAllowed =
  /^(apps\/sandbox\/|packages\/store\/src\/sqlite\/|packages\/http\/src\/express\/|packages\/pingone\/src\/outbound\/http\/)/
const isTest = (file: string) =>
  /\.test(-support|\.fixture)?\.tsx?$|\/test\/|vite\.config\.ts$/.test(file)

const files = globSync('{packages,apps}/*/src/**/*.{ts,tsx}')
const clause = String.raw`(?:type\s+)?(?:\w+|\*(?:\s+as\s+\w+)?|\{[^}]*\})`
const specifiers = new RegExp(
  String.raw`^(?:import|export)\s+(?:${clause}(?:,\s*${clause})?\s+from\s+)?'([^']+)'|import\('([^']+)'\)`,
  'gm',
)
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(specifiers)]
    .map((found) => found[1] ?? found[2] ?? '')
    .filter((name) => !name.startsWith('.'))
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

it('imports along the arrows of the architecture only', () => {
  const wrong = files
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) =>
          name.startsWith('node:')
            ? !nodeAllowed.test(file)
            : !allowedFor(file).includes(nameOf(name)),
        )
        .map((name) => `${file} imports ${name}`),
    )
  expect(files.length).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})

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
