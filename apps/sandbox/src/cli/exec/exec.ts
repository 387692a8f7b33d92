import { resolveConfig } from '../../config.ts'
import { formatWarning } from '../start/banner.ts'
import { openSandbox } from '../start/open-sandbox.ts'
import { reportMistakes } from '../start/report-mistakes.ts'
import { sandboxVariables } from './sandbox-variables.ts'
import { startCommand } from './start-command.ts'

/**
 * Runs a command with a sandbox of its own, and returns the exit code of the command.
 *
 * The sandbox listens on free ports and keeps its data in memory unless a flag says otherwise: what a variable or the configuration
 * file says of these is for `start`, whose sandbox may run meanwhile. Throws a `SandboxError` where the sandbox or the command cannot
 * be started.
 */
export async function exec(
  words: readonly string[],
  flags: Readonly<Record<string, unknown>>,
): Promise<number> {
  const own = { port: 0, scimPort: 0, dataDir: undefined, json: false }
  const config = await resolveConfig({
    flags: { ...own, ...flags },
    environment: process.env,
    folder: process.cwd(),
  })
  const { sandbox, log } = await openSandbox(config)
  try {
    if (sandbox.isExposed) process.stderr.write(formatWarning(config.host))
    await sandbox.consoleReady()
    const command = await startCommand(words, sandboxVariables(sandbox, process.env))
    reportMistakes(log, () => command.kill('SIGTERM'))
    return await command.ended
  } finally {
    await sandbox.close()
  }
}
