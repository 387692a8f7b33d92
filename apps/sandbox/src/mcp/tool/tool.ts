import type { SandboxControl } from '@pingone-sandbox/client'
import { suggestName } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'

/** The running sandbox that the tools are about. */
export interface SandboxAccess {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  /** Asks its control API. Throws a `SandboxError`: what the sandbox refuses, or `unreachable`. */
  readonly ask: <Answer>(question: (control: SandboxControl) => Promise<Answer>) => Promise<Answer>
}

export interface ToolContext extends SandboxAccess {
  /** The server offers the tools that change something. */
  readonly canWrite: boolean
  /** Aborts when the client cancels the call, or has gone. */
  readonly signal: AbortSignal
}

/** What a tool answers. Both say the same, since some clients show the model one of them only. */
export interface ToolAnswer {
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * What a tool changes: `nothing`; the `sandbox`, and with it the SCIM servers that it provisions to; or an `endpoint`, which need not
 * be connected.
 */
export type ToolEffect = 'nothing' | 'sandbox' | 'endpoint'

interface Description {
  /** `<verb>_<object>`. */
  readonly name: string
  readonly title: string
  /** What it does, and when to use it, for a coding agent. */
  readonly description: string
  readonly changes: ToolEffect
  /** It removes or replaces what was there. */
  readonly isDestructive?: boolean
  /** Calling it again with the same input changes nothing more. */
  readonly isIdempotent?: boolean
  /** It leads to requests to SCIM servers. */
  readonly sendsRequests?: boolean
}

export interface Tool extends Description {
  readonly input: z.ZodObject
  /** Throws a `SandboxError` that says what is wrong and what to do. */
  readonly run: (input: unknown, context: ToolContext) => Promise<ToolAnswer>
}

interface ToolDefinition<Shape extends z.ZodRawShape> extends Description {
  readonly input: Shape
  readonly run: (input: z.output<z.ZodObject<Shape>>, context: ToolContext) => Promise<ToolAnswer>
}

/** Defines a tool; an unknown parameter is refused with the nearest name. */
export function defineTool<Shape extends z.ZodRawShape>({
  input,
  run,
  ...description
}: ToolDefinition<Shape>): Tool {
  const names = Object.keys(input)
  const schema = z.strictObject(input, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Unknown parameter ${issue.keys.join(', ')}. ${suggestName(issue.keys[0] ?? '', names)}`
        : undefined,
  })
  return {
    ...description,
    input: schema,
    run: (given, context) => run(schema.parse(given), context),
  }
}
