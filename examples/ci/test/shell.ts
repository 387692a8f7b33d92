import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Shell extends Disposable {
  /** Runs a script in a file, as both services do, and returns once its shell has ended. */
  readonly run: (script: string, options: ScriptOptions) => Promise<ScriptResult>
}

export interface ScriptOptions {
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** What precedes the file of the script. */
  readonly command: readonly string[]
}

export interface ScriptResult {
  readonly code: number | null
  /** Both outputs, up to the end of the shell. */
  readonly log: string
}

/** Creates a shell that keeps its files in a folder. Its disposal ends what the scripts have left in the background. */
export function createShell(files: string): Shell {
  const groups: number[] = []
  return {
    async run(script, { folder, environment, command: [program = '', ...words] }) {
      const parent = mkdtempSync(join(files, 'script-'))
      const file = join(parent, 'script.sh')
      const logFile = join(parent, 'log')
      writeFileSync(file, script)
      const log = openSync(logFile, 'a')
      const child = spawn(program, [...words, file], {
        cwd: folder,
        env: environment,
        // A process group of its own, and no pipe, which a process in the background would keep open.
        detached: true,
        stdio: ['ignore', log, log],
      })
      const [code] = (await once(child, 'exit')) as [number | null]
      closeSync(log)
      if (child.pid !== undefined) groups.push(child.pid)
      return { code, log: readFileSync(logFile, 'utf8') }
    },
    [Symbol.dispose]() {
      for (const group of groups) endGroup(group)
    },
  }
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // All of its processes have ended.
  }
}
