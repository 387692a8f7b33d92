import { SandboxError } from '../errors.ts'
import type { SandboxErrorCode } from '../errors.ts'

export interface ControlCall {
  /** Where the sandbox is: `http://127.0.0.1:4470`. */
  readonly url: string
  readonly method?: 'GET' | 'POST'
  /** Below `/_sandbox`. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: object
}

/**
 * Calls the control API of a running sandbox and answers what it answers.
 *
 * Throws the `SandboxError` that the sandbox tells of, or `unreachable` when none answers.
 */
export async function callControl<Answer>({
  url,
  method = 'GET',
  path,
  body,
}: ControlCall): Promise<Answer> {
  const response = await fetch(`${url}/_sandbox${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((cause: unknown) => {
    throw new SandboxError(
      'unreachable',
      `No sandbox answers at ${url}.`,
      'Start one with: pingone-sandbox start, or name another with --url.',
      { cause },
    )
  })
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer
  throw readError(text, response.status)
}

function readError(text: string, status: number): SandboxError {
  try {
    const { code, message, hint } = JSON.parse(text) as {
      code: SandboxErrorCode
      message: string
      hint?: string
    }
    return new SandboxError(code, message, hint)
  } catch (cause) {
    return new SandboxError(
      'unreachable',
      `The answer ${status} is not of a sandbox: ${text}`,
      undefined,
      {
        cause,
      },
    )
  }
}
