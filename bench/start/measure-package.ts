import { lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installSandbox } from '../../apps/sandbox/build/install.ts'
import { packSandbox } from '../../apps/sandbox/build/pack.ts'
import { nodeVersions } from '../../e2e/package/node-versions.ts'
import { measureStarts, type StartFigures } from './measure-start.ts'

/** The package that is published, as npm installs it. */
export interface PackageFigures {
  /** Of the tarball, in bytes. */
  readonly tarball: number
  /** Of all files that are installed, in bytes. */
  readonly installed: number
  /** How long npm takes, with a registry on the same machine, in milliseconds. */
  readonly installation: number
  /** Of each release of Node. */
  readonly starts: readonly StartFigures[]
}

/** Packs the sandbox, installs the tarball in an empty folder, and starts it with each release of Node. */
export async function measurePackage(users: number, runs: number): Promise<PackageFigures> {
  const tarball = await packSandbox()
  const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-bench-'))
  try {
    const begin = performance.now()
    await installSandbox(tarball, folder)
    const installation = performance.now() - begin
    const main = join(folder, 'node_modules/pingone-sandbox/dist/cli/main.js')
    const starts: StartFigures[] = []
    for (const { version, executable } of nodeVersions)
      starts.push(
        await measureStarts({
          ...{ subject: `package, Node ${version}`, users, runs },
          command: [executable, main],
        }),
      )
    return {
      tarball: statSync(tarball).size,
      installed: sizeOf(join(folder, 'node_modules')),
      ...{ installation, starts },
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}
