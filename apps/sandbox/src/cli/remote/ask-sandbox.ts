import {
  ControlError,
  createControlClient,
  createSandboxControl,
  type SandboxControl,
} from '@pingone-sandbox/client'
import { SandboxError, type SandboxErrorCode } from '@pingone-sandbox/workspace/text'
import { reachSandbox } from './reach-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/**
 * Asks the control API of a running sandbox.
 *
 * Throws the `SandboxError` that the sandbox answers, or `unreachable` when there is no answer in time, or one of another program.
 *
 * @example const { version } = await askSandbox(sandbox, (control) => control.info())
 */
export async function askSandbox<Answer>(
  { origin, token }: RunningSandbox,
  ask: (control: SandboxControl) => Promise<Answer>,
): Promise<Answer> {
  const client = createControlClient({ control: `${origin}/_sandbox`, token, fetch: reachSandbox })
  try {
    return await ask(createSandboxControl(client))
  } catch (error) {
    throw error instanceof SandboxError ? error : explain(error, origin)
  }
}

function explain(cause: unknown, origin: string): SandboxError {
  const refusal = cause instanceof ControlError ? cause : undefined
  if (refusal?.body) {
    const { code, message, hint } = refusal.body
    return new SandboxError(code as SandboxErrorCode, message, hint, { cause })
  }
  const answer = refusal
    ? `The answer ${refusal.status} of ${origin} is not one of a sandbox: ${excerpt(refusal.text)}`
    : `The answer of ${origin} is not one of a sandbox: ${excerpt(String(cause))}`
  return new SandboxError(
    'unreachable',
    answer,
    'Another program may listen there. Name the sandbox with --url.',
    { cause },
  )
}

/** The beginning of a body, in one line. */
function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
