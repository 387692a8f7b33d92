import { execFile } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { nodeVersions } from './node-versions.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-doors-'))
afterAll(() => rmSync(folder, { recursive: true }))
const sandbox = join(import.meta.dirname, '../../apps/sandbox')
const usages = globSync('**/*.ts', { cwd: join(import.meta.dirname, 'usage') })
const manifest = JSON.parse(
  readFileSync(join(inject('installation'), 'node_modules/pingone-sandbox/package.json'), 'utf8'),
) as { exports: object; peerDependencies: object }

/** The door that a file uses: `vitest.test.ts` is for `./vitest`. */
const doorOf = (usage: string) =>
  `./${usage.replace(/(\.test|\.spec)?\.ts$/, '')}`.replace(/^\.\/index$/, '.')

let errors = ''

beforeAll(async () => {
  cpSync(inject('installation'), folder, { recursive: true })
  cpSync(join(import.meta.dirname, 'usage'), join(folder, 'usage'), { recursive: true })
  // What users of these doors have, linked from this repository.
  for (const name of [...Object.keys(manifest.peerDependencies), '@types/node', 'typescript']) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(folderOf(name), link, 'junction')
  }
  errors = await compile('nodenext', { outDir: 'out' })
})

it('has a usage for each door', () => {
  expect(usages.map(doorOf).toSorted()).toEqual(Object.keys(manifest.exports).toSorted())
})

it('compiles all usages for Node, and for a bundler', async () => {
  expect(errors).toBe('')
  expect(await compile('bundler', { noEmit: true })).toBe('')
})

const cases = nodeVersions.flatMap((node) => usages.map((usage) => ({ ...node, usage })))

it.each(cases)('runs $usage on Node $version', async ({ usage, executable }) => {
  const file = join('out', usage.replace(/ts$/, 'js'))
  const { stderr } = await run(executable, [...runnerOf(usage), file], { cwd: folder })
  expect(stderr).toBe('')
})

/** What runs a file before Node does: tests have a runner, which waits however busy the machine is. */
function runnerOf(usage: string): readonly string[] {
  const script = (path: string) => join(folder, 'node_modules', path)
  if (usage.endsWith('.test.ts'))
    return [script('vitest/vitest.mjs'), 'run', '--root', folder, '--testTimeout=300000']
  return usage.endsWith('.spec.ts')
    ? [script('@playwright/test/cli.js'), 'test', '--timeout=300000']
    : []
}

/** Compiles the usages as a strict program of TypeScript, whose libraries are checked as well; returns the errors. */
async function compile(moduleResolution: 'nodenext' | 'bundler', options: object): Promise<string> {
  const config = join(folder, `tsconfig.${moduleResolution}.json`)
  const compilerOptions = {
    ...{ target: 'es2024', lib: ['es2024', 'dom', 'esnext.disposable'], types: ['node'] },
    ...{ strict: true, skipLibCheck: false, rootDir: 'usage' },
    ...{ module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext', moduleResolution },
    ...options,
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['usage'] }))
  const compiler = join(folderOf('typescript'), 'bin/tsc')
  return run(process.execPath, [compiler, '--project', config], { cwd: folder }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

function folderOf(name: string): string {
  const require = createRequire(join(sandbox, 'package.json'))
  return dirname(require.resolve(`${name}/package.json`))
}
