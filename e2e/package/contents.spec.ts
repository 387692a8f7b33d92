import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { isBuiltin } from 'node:module'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { parseSync } from 'vite'
import { expect, inject, it } from 'vitest'

const modules = join(inject('installation'), 'node_modules')
const shipped = join(modules, 'pingone-sandbox')
const manifest: {
  readonly version: string
  readonly exports: object
  readonly peerDependencies: object
  readonly peerDependenciesMeta: object
} = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8'))
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
const codeOf = (name: string) => readFileSync(join(shipped, name), 'utf8')

it('installs zod beside it, and nothing else', () => {
  const installed = readdirSync(modules).filter((name) => !name.startsWith('.'))
  expect(installed.toSorted()).toEqual(['pingone-sandbox', 'zod'])
})

it('takes at most 25 MB', () => {
  const bytes = filesBelow(modules).reduce(
    (sum, name) => sum + statSync(join(modules, name)).size,
    0,
  )
  expect(bytes).toBeLessThan(25_000_000)
})

it('runs no script at installation, and has no native code', () => {
  expect(manifest).not.toHaveProperty('scripts')
  expect(
    filesBelow(modules).filter((name) => /\.(node|wasm|gyp|so|dll|dylib)$/.test(name)),
  ).toEqual([])
})

it('has nothing of the workspace in its manifest', () => {
  expect(JSON.stringify(manifest)).not.toMatch(
    /workspace:|catalog:|pingone-sandbox-source|"@pingone-sandbox/,
  )
  expect(manifest).not.toHaveProperty('devDependencies')
  expect(filesBelow(shipped).filter((name) => /\.test[.-]|(^|\/)test\/|\.map$/.test(name))).toEqual(
    [],
  )
})

it('has the pages of the documentation that messages name', () => {
  const code = filesBelow(shipped).filter((name) => name.endsWith('.js'))
  const named = code.flatMap((name) => codeOf(name).match(/(?<![\w/])docs\/[a-z-]+\.md/g) ?? [])
  expect(named).toContain('docs/failures.md')
  expect(named.filter((page) => !existsSync(join(shipped, page)))).toEqual([])
})

it('passes publint', async () => {
  const data = readFileSync(inject('tarball'))
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
})

it('has types that programs of ES modules resolve, with and without a bundler', async () => {
  const analysis = await checkPackage(
    createPackageFromTarballData(new Uint8Array(readFileSync(inject('tarball')))),
  )
  if (analysis.types === false) throw new Error('The package has no types.')
  // The package has ES modules only, which the older ways of resolution do not find.
  const resolutions: readonly string[] = ['node16-esm', 'bundler']
  const problems = analysis.problems.filter(
    (problem) => !('resolutionKind' in problem) || resolutions.includes(problem.resolutionKind),
  )
  expect(problems).toEqual([])
  expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports))
})

it('imports zod, its optional peers and modules of Node only', () => {
  const peers = Object.keys(manifest.peerDependencies)
  expect(manifest.peerDependenciesMeta).toEqual(
    Object.fromEntries(peers.map((name) => [name, { optional: true }])),
  )
  const imported = filesBelow(join(shipped, 'dist'))
    .filter((name) => /\.(js|d\.ts)$/.test(name) && !name.startsWith('console'))
    .flatMap((name) => importsOf(join('dist', name)))
  const packages = imported
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map(packageOf)
  const allowed = ['zod', ...peers]
  expect([...new Set(packages)].filter((name) => !allowed.includes(name))).toEqual([])
})

it.each(['client', 'msw'])('has no module of Node behind the door %s', (door) => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const name of importsOf(file))
      if (name.startsWith('.')) visit(join(file, '..', name))
      else seen.add(name)
  }
  visit(`dist/${door}.js`)
  expect([...seen].filter(isBuiltin)).toEqual([])
  expect(seen).toContain('zod')
})

it('has the licenses of all that it bundles, the console included', () => {
  const licenses = codeOf('dist/THIRD-PARTY-LICENSES.txt')
  for (const name of [
    'express',
    'undici',
    '@faker-js/faker',
    'react',
    'react-dom',
    '@fontsource-variable/inter',
  ])
    expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'))
  const bundled = filesBelow(join(shipped, 'dist'))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [
      ...codeOf(join('dist', name)).matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ])
    .map(([, name]) => name ?? '')
  expect(bundled.length).toBeGreaterThan(50)
  expect(
    new Set(bundled)
      .values()
      .filter((name) => !licenses.includes(`${name} `))
      .toArray(),
  ).toEqual([])
})

it('has a page for npm, its license and its changes', () => {
  expect(codeOf('README.md')).toMatch(/Not affiliated with.+Ping Identity/)
  expect(codeOf('LICENSE')).toContain('MIT')
  expect(codeOf('CHANGELOG.md')).toContain(manifest.version)
})

/** The modules that a file imports, at once or later. */
function importsOf(file: string): readonly string[] {
  const code = codeOf(file)
  const { module } = parseSync(file, code)
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  )
  const later = module.dynamicImports
    .map(({ moduleRequest }) => code.slice(moduleRequest.start, moduleRequest.end))
    .flatMap((text) => /^["'](?<name>[^"']+)["']$/.exec(text)?.groups?.['name'] ?? [])
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...exported,
    ...later,
  ]
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
