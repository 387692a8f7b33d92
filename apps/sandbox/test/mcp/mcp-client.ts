import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Client, type ClientOptions } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { commandLine } from '../../src/cli/command-line.test-support.ts'

/** What a tool answers, as the test reads it. */
export interface Called {
  readonly isError: boolean
  readonly text: string
  readonly data: Readonly<Record<string, any>>
  /** The whole answer as JSON. */
  readonly json: string
}

export interface McpProcess extends AsyncDisposable {
  readonly client: Client
  readonly call: (name: string, input?: Readonly<Record<string, unknown>>) => Promise<Called>
  /** What the process has written to standard error. */
  readonly stderr: () => string
}

export interface McpOptions extends ClientOptions {
  /** The executable of Node, and what it runs; the command line of the checkout unless given. */
  readonly program?: readonly string[]
}

/** Starts `pingone-sandbox mcp` and connects the client of the official SDK to it, over its standard input and output. */
export async function startMcp(
  words: readonly string[],
  { program: [executable = '', ...parameters] = ownProgram(), ...options }: McpOptions = {},
): Promise<McpProcess> {
  // A repository of its own, so that no configuration file above it counts.
  const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-mcp-'))
  mkdirSync(join(folder, '.git'))
  const transport = new StdioClientTransport({
    command: executable,
    args: [...parameters, 'mcp', ...words],
    cwd: folder,
    stderr: 'pipe',
  })
  let said = ''
  ;(transport.stderr as Readable).on('data', (piece: Buffer) => (said += piece.toString()))
  const client = new Client({ name: 'test', version: '1.0.0' }, options)
  try {
    await client.connect(transport)
  } catch (cause) {
    throw new Error(`The process ended, or does not speak MCP:\n${said}`, { cause })
  }
  return {
    client,
    stderr: () => said,
    async call(name, input = {}) {
      const answer = await client.callTool({ name, arguments: input })
      const [first] = answer.content
      return {
        isError: answer.isError ?? false,
        text: first?.type === 'text' ? first.text : '',
        data: Object(answer.structuredContent) as Called['data'],
        json: JSON.stringify(answer),
      }
    },
    async [Symbol.asyncDispose]() {
      await client.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ownProgram = () => [process.execPath, ...commandLine()]
