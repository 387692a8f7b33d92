import { SandboxError, type SandboxErrorCode } from '@pingone-sandbox/workspace/text'
import { commandName } from '../command-name.ts'
import type { RunningSandbox } from './running-sandbox.ts'

export interface ControlCall {
  readonly sandbox: RunningSandbox
  readonly method?: 'GET' | 'POST'
  /** Below `/_sandbox`. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: object
  /** Statuses beside 2xx whose body is the answer, not an error. */
  readonly answers?: readonly number[]
}

/**
 * Calls the control API of a running sandbox and answers what it answers.
 *
 * Throws the `SandboxError` that the sandbox tells of, or `unreachable` when none answers.
 */
export async function callControl<Answer>({
  sandbox: { origin, token },
  method = 'GET',
  path,
  body,
  answers = [],
}: ControlCall): Promise<Answer> {
  const response = await fetch(`${origin}/_sandbox${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new SandboxError(
      'unreachable',
      `No sandbox answers at ${origin}.`,
      `Start one with "${commandName} start", or name another with --url.`,
      { cause },
    )
  })
  const text = await response.text()
  const isAnswer = response.ok || answers.includes(response.status)
  try {
    if (isAnswer) return (text === '' ? undefined : JSON.parse(text)) as Answer
    throw readError(text)
  } catch (cause) {
    if (cause instanceof SandboxError) throw cause
    throw new SandboxError(
      'unreachable',
      `The answer ${response.status} of ${origin} is not one of a sandbox: ${excerpt(text)}`,
      'Another program may listen there. Name the sandbox with --url.',
      { cause },
    )
  }
}

function readError(text: string): SandboxError {
  const { code, message, hint } = JSON.parse(text) as {
    code: SandboxErrorCode
    message: string
    hint?: string
  }
  return new SandboxError(code, message, hint)
}

/** The beginning of a body, in one line. */
function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
