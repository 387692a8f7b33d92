import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageFolder } from './entries.ts'

const repository = join(packageFolder, '../..')
const cache = join(repository, 'node_modules/.cache/pingone-sandbox')

/** What the tarball is made of. */
const sources = [
  'packages/*/{package.json,src/**}',
  'apps/*/{package.json,src/**}',
  'apps/console/{*.ts,index.html,public/**}',
  'apps/sandbox/{build/*.ts,*.md}',
  'docs/*.md',
  '{LICENSE,package.json,pnpm-lock.yaml,pnpm-workspace.yaml,tsconfig.base.json,.pnpmfile.mjs}',
]

/**
 * Packs what would be published, and returns the path of the tarball.
 *
 * The tarball is built anew when a source has changed; tests, benches and examples share one.
 *
 * @example execFileSync('npm', ['install', await packSandbox()], { cwd: emptyFolder })
 */
export async function packSandbox(): Promise<string> {
  const tarball = join(cache, `pingone-sandbox-${hashSources()}.tgz`)
  if (existsSync(tarball)) return tarball
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache)) rmSync(join(cache, name), { recursive: true })
  await runPnpm(['pack', '--out', tarball])
  return tarball
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, {
    cwd: repository,
    exclude: (name) => name === 'node_modules',
  }).toSorted()) {
    const file = join(repository, path)
    if (/\.[^/]+$|LICENSE$/.test(path) && !/\.test\./.test(path))
      hash.update(path).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 12)
}

/** The package manager that runs this process, or the one that npm fetches. */
async function runPnpm(words: readonly string[]): Promise<void> {
  const running = process.env['npm_execpath'] ?? ''
  const [program = '', ...parameters] = !running.includes('pnpm')
    ? ['npx', '-y', 'pnpm']
    : running.endsWith('js')
      ? [process.execPath, running]
      : [running]
  await promisify(execFile)(program, [...parameters, ...words], { cwd: packageFolder })
}

if (import.meta.main) process.stdout.write(`${await packSandbox()}\n`)
