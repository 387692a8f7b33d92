import { Console } from 'node:console'
import { finished } from 'node:stream/promises'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { createToolServer, type ToolServerOptions } from './tool-server.ts'

/**
 * Serves the tools over standard input and output, until standard input ends.
 *
 * Standard output carries the protocol only: what is logged through `console` goes to standard error. Throws a `SandboxError`
 * `invalid_request` when the connection is closed because of what the client sends, such as a message of more than 10 MiB.
 */
export async function serveTools(options: ToolServerOptions): Promise<void> {
  globalThis.console = new Console(process.stderr)
  const transport = new StdioServerTransport()
  const handle = serveStdio(() => createToolServer(options), {
    transport,
    onerror: (error) => options.log('The connection to the client has an error', describe(error)),
  })
  // A file as standard input ends, and does not close.
  await Promise.race([finished(process.stdin, { writable: false }), closed(transport)])
  await handle.close()
  if (!process.stdin.readableEnded)
    throw new SandboxError('invalid_request', 'The connection to the client was closed.')
}

/** Resolves when the transport closes; what listens to that already is called as before. */
function closed(transport: StdioServerTransport): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { onclose } = transport
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a transport has one listener
  transport.onclose = () => {
    onclose?.()
    resolve()
  }
  return promise
}

/** The error in one line. The protocol is checked with schemas, whose errors list every form of a message. */
const describe = ({ name, message }: Error): string =>
  name === 'ZodError' ? 'the client sent what is no JSON-RPC 2.0 message' : message
