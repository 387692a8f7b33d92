import type { Command } from 'commander'
import type { McpFlags } from '../mcp/mcp.ts'
import { addRemoteCommand } from '../remote/remote-command.ts'

/** Adds `mcp`. */
export function addMcp(program: Command): void {
  addRemoteCommand(
    program,
    'mcp',
    'offers a running sandbox to coding agents as tools, over stdio (Model Context Protocol)',
  )
    .option('--write', 'offers the tools that change something, too')
    .option(
      '--start',
      'starts a sandbox of its own on free ports, in memory, which ends with the command',
    )
    .action(async (flags: McpFlags) => {
      const { mcp } = await import('../mcp/mcp.ts')
      await mcp(flags)
    })
}
