import { type CallToolResult, McpServer } from '@modelcontextprotocol/server'
import { ControlError } from '@pingone-sandbox/client'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { version } from '../package/version.ts'
import { boundAnswer, cutText } from './tool/bounds.ts'
import type { SandboxAccess, Tool } from './tool/tool.ts'
import { isReading, tools } from './tools.ts'

export interface ToolServerOptions {
  readonly sandbox: SandboxAccess
  /** Offers the tools that change something. */
  readonly canWrite: boolean
  /** Receives mistakes of the tools themselves. */
  readonly log: (message: string, error: unknown) => void
}

/** Creates an MCP server with the tools of a sandbox. Without `canWrite` it offers those only that change nothing. */
export function createToolServer({ sandbox, canWrite, log }: ToolServerOptions): McpServer {
  const server = new McpServer(
    { name: 'pingone-sandbox', title: 'PingOne sandbox', version },
    { instructions: instructionsFor(canWrite) },
  )
  for (const tool of tools.filter((each) => canWrite || isReading(each))) {
    const { name, title, description, input } = tool
    server.registerTool(
      name,
      { title, description, inputSchema: input, annotations: annotationsOf(tool) },
      async (given, { mcpReq: { signal } }) =>
        answer(
          () => tool.run(given, { ...sandbox, canWrite, signal }),
          (error) => log(`The tool ${name} made a mistake. Please report this`, error),
        ),
    )
  }
  return server
}

const annotationsOf = (tool: Tool) => ({
  readOnlyHint: isReading(tool),
  destructiveHint: tool.isDestructive ?? false,
  idempotentHint: isReading(tool) || (tool.isIdempotent ?? false),
  openWorldHint: tool.sendsRequests ?? false,
})

function instructionsFor(canWrite: boolean): string {
  const introduction =
    'A simulated PingOne that provisions users and groups to SCIM 2.0 servers, to develop and test such servers on this machine. Begin with get_status. When a user fails, get_story says why and what to fix.'
  if (canWrite)
    return `${introduction} After a fix, call retry_failed. check_endpoint tests a whole SCIM server.`
  const others = tools.filter((tool) => !isReading(tool)).map(({ name }) => name)
  return `${introduction} This server was started without --write: nothing can be changed, and these tools are not offered: ${others.join(', ')}. Ask the user to add --write to the command of this server where one is needed.`
}

/** What a tool answers. A refusal is an answer too, which the model can read, and no error of the protocol. */
async function answer(
  run: () => ReturnType<Tool['run']>,
  report: (error: unknown) => void,
): Promise<CallToolResult> {
  try {
    const { text, data } = boundAnswer(await run())
    return { content: [{ type: 'text', text }], structuredContent: data }
  } catch (error) {
    if (!(error instanceof SandboxError)) report(error)
    const { code, message, hint, details } = describeError(error)
    return {
      isError: true,
      content: [
        { type: 'text', text: [message, ...(hint === undefined ? [] : [hint])].join('\n') },
      ],
      structuredContent: {
        error: { code, message, ...(hint !== undefined && { hint }), ...details },
      },
    }
  }
}

function describeError(error: unknown) {
  if (!(error instanceof SandboxError)) {
    const message = `The tool made a mistake: ${cutText(String(error), 500)}`
    return { code: 'internal', message, hint: undefined, details: {} }
  }
  const { code, message, hint, cause } = error
  // The control API says of a connection that fails its cause and its request.
  const details = cause instanceof ControlError ? Object(cause.body) : {}
  return { code, message: cutText(message, 2000), hint, details: details as object }
}
