import type { Command } from 'commander'
import { findRunningSandbox, type RunningSandbox } from './running-sandbox.ts'

/** The flags of every command that asks a running sandbox. */
export interface RemoteFlags {
  readonly url?: string
}

/** Adds a command that asks a running sandbox, with the flag that names it. */
export function addRemoteCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option(
      '--url <url>',
      'where the sandbox is (PINGONE_SANDBOX_URL; else at PINGONE_SANDBOX_PORT, default 4470)',
    )
}

/** Finds the sandbox that the flags, the environment or the configuration file name. Throws as `findRunningSandbox` does. */
export async function findSandbox({ url }: RemoteFlags): Promise<RunningSandbox> {
  return findRunningSandbox({ url, environment: process.env, folder: process.cwd() })
}
