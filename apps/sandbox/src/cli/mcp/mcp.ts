import { SandboxError } from '@pingone-sandbox/workspace/text'
import { serveTools } from '../../mcp/serve-tools.ts'
import { askSandbox } from '../remote/ask-sandbox.ts'
import { findSandbox, type RemoteFlags } from '../remote/remote-command.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'

export interface McpFlags extends RemoteFlags {
  readonly write?: boolean
  readonly start?: boolean
}

/** Offers a sandbox to a coding agent as tools, until standard input closes. */
export async function mcp({ write = false, start = false, ...remote }: McpFlags): Promise<void> {
  if (start && remote.url !== undefined)
    throw new SandboxError(
      'invalid_setting',
      '--start and --url exclude each other.',
      'Leave out --start for the tools of a sandbox that is running.',
    )
  await using own = start ? await startOwn() : undefined
  await serveTools({
    sandbox: accessTo(own ?? (await findSandbox(remote))),
    canWrite: write,
    log,
  })
}

const accessTo = (sandbox: RunningSandbox) => ({
  origin: sandbox.origin,
  ask: <Answer>(question: Parameters<typeof askSandbox<Answer>>[1]) =>
    askSandbox(sandbox, question),
})

async function startOwn(): Promise<RunningSandbox & AsyncDisposable> {
  const { startOwnSandbox } = await import('./own-sandbox.ts')
  return startOwnSandbox()
}

function log(message: string, error: unknown): void {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${message}: ${cause}\n`)
}
