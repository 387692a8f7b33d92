import { ControlError, PlatformError } from '../api-error.ts'

/** An action that a sandbox could not do: what failed, with which value, and what to do about it. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  /** `not_found`, `invalid_call`, `refused`, `timed_out`, `unreachable`, or the code of the control API. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Makes an action throw an `ActionError` where an API refuses its request. Other errors pass. */
export function withClearErrors<Parameters extends readonly unknown[], Result>(
  action: (...parameters: Parameters) => Promise<Result>,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await action(...parameters)
    } catch (error) {
      throw explain(error)
    }
  }
}

function explain(cause: unknown): unknown {
  if (cause instanceof ControlError)
    return new ActionError(cause.code ?? 'refused', cause.reason, { cause })
  if (cause instanceof PlatformError)
    return new ActionError(
      'refused',
      `PingOne refuses ${cause.method} ${cause.path}: ${reasonOf(cause)}`,
      { cause },
    )
  // What `fetch` throws for a server that cannot be reached.
  if (cause instanceof TypeError && /fetch|network/i.test(cause.message))
    return new ActionError(
      'unreachable',
      'The sandbox does not answer. It was closed, or it is not at this URL.',
      { cause },
    )
  return cause
}

/** What PingOne says, each detail with the attribute that it is about. */
function reasonOf({ body, reason }: PlatformError): string {
  const details = body?.details?.map(({ target, message }) =>
    target === undefined ? message : `${target}: ${message}`,
  )
  return details?.join(' ') || reason
}
