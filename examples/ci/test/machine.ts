import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { commandLine } from '../../../apps/sandbox/src/cli/command-line.test-support.ts'
import { freePort } from '../../../e2e/free-port.ts'
import { createShell, type Shell } from './shell.ts'

/** A machine of a CI service, as far as a job sees it. */
export interface Machine extends Disposable {
  readonly shell: Shell
  /** The folder of the checkout. */
  readonly workspace: string
  /** The folder for files of the service. */
  readonly temporary: string
  readonly environment: Readonly<Record<string, string>>
  /** Replaces a program, such as `npx`, for the scripts of this machine. */
  readonly replace: (program: string, script: string) => void
}

export interface MachineOptions {
  readonly programs?: 'of npm'
}

/**
 * Creates a machine with an empty workspace. Its disposal ends the processes of its scripts and removes all files.
 *
 * Unless it has npm's own programs, `npx` runs the command line of this checkout, and `npm` the scripts of the project of `project.ts`.
 */
export async function createMachine({ programs }: MachineOptions = {}): Promise<Machine> {
  const root = mkdtempSync(join(tmpdir(), 'pingone-sandbox-ci-'))
  const [workspace, temporary, tools, home] = ['workspace', 'temporary', 'tools', 'home'].map(
    (name) => {
      const folder = join(root, name)
      mkdirSync(folder)
      return folder
    },
  ) as [string, string, string, string]
  const shell = createShell(temporary)
  const replace = (program: string, script: string) =>
    writeFileSync(join(tools, program), script, { mode: 0o755 })
  if (programs !== 'of npm') {
    replace('npx', npx())
    replace('npm', npm)
  }
  return {
    shell,
    workspace,
    temporary,
    replace,
    environment: {
      CI: 'true',
      HOME: home,
      // Other tests use the ports that a sandbox has by default.
      PINGONE_SANDBOX_PORT: String(await freePort()),
      PINGONE_SANDBOX_SCIM_PORT: String(await freePort()),
      PATH: [tools, dirname(process.execPath), process.env['PATH']].join(delimiter),
    },
    [Symbol.dispose]() {
      shell[Symbol.dispose]()
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Runs the command line as the package, and of a check one theme; refuses any other package. */
const npx = () => `#!/bin/sh
case "$*" in
  "--yes --package=pingone-sandbox@"*" -- pingone-sandbox "*) shift 4 ;;
  *) echo "npx: not the package: $*" >&2; exit 1 ;;
esac
[ "$1" = check ] && shift && set -- check --only users.disable "$@"
exec ${[process.execPath, ...commandLine()].map((word) => `"${word}"`).join(' ')} "$@"
`

/** Installs nothing, and runs a script without the start of npm. */
const npm = `#!/bin/sh
case $1 in
  ci) ;;
  start) exec node endpoint.ts ;;
  test) exec node test.mjs ;;
  *) echo "npm: not a command of the examples: $*" >&2; exit 1 ;;
esac
`
