import { SandboxError } from '../errors.ts'
import type { SandboxErrorCode } from '../errors.ts'

export interface ControlCall {
  /** Where the sandbox is, as it prints the address of its console: `http://127.0.0.1:4470`, with `?token=` where it has one. */
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
  const { origin, token } = readAddress(url)
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
      'Start one with: pingone-sandbox start, or name another with --url.',
      { cause },
    )
  })
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer
  throw readError(text, response.status)
}

/** The token is in the address, or in the variable that also sets it for a start. */
function readAddress(url: string): { readonly origin: string; readonly token: string | undefined } {
  const address = URL.parse(url)
  const origin = address?.host ? address.origin : url
  const token = address?.searchParams.get('token') ?? process.env['PINGONE_SANDBOX_CONSOLE_TOKEN']
  return { origin, token: token === '' ? undefined : token }
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
