import { Console } from 'node:console'
import { once } from 'node:events'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { createToolServer, type ToolServerOptions } from './tool-server.ts'

/**
 * Serves the tools over standard input and output, until standard input closes.
 *
 * Standard output carries the protocol only: what is logged through `console` goes to standard error.
 */
export async function serveTools(options: ToolServerOptions): Promise<void> {
  globalThis.console = new Console(process.stderr)
  const handle = serveStdio(() => createToolServer(options), {
    onerror: (error) => options.log('The connection to the client has an error', error),
  })
  await once(process.stdin, 'close')
  await handle.close()
}
