import type { CallOptions, Intent } from './caller.ts'
import { refuseRequest } from './refused-request.ts'
import { failed, type Result } from './result.ts'
import { findBreakage } from './strictness.ts'
import type { OutboundResponse } from './transport.ts'
import { refuseResourceUrl } from './url-policy.ts'
import type { OperationOptions } from './users.ts'

export const isSuccess = (status: number): boolean => status >= 200 && status < 300
/** The target has nothing at this address: never had it, or no longer (410). */
export const isMissing = (status: number | undefined): boolean => status === 404 || status === 410
/** What is already gone counts as deleted. */
export const isGone = (status: number): boolean => isSuccess(status) || isMissing(status)

export const succeeded = <Value>(value: Value): Result<Value> => ({ ok: true, value })

interface Request {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

type Accepts = (status: number) => boolean

/** Sends the requests of operations, and takes an answer with an unwanted status, or one that the client breaks on, for a failure. */
export interface Sender {
  readonly send: (
    intent: Intent,
    request: Request,
    accepts?: Accepts,
    options?: CallOptions,
  ) => Promise<Result<OutboundResponse>>
  /** For a request of which nothing but its success is of interest. */
  readonly write: (
    intent: Intent,
    request: Request,
    accepts?: Accepts,
  ) => Promise<Result<undefined>>
}

export function createSender({
  call,
  choices,
  configuration,
}: Pick<OperationOptions, 'call' | 'choices' | 'configuration'>): Sender {
  const send: Sender['send'] = async (intent, request, accepts = isSuccess, options = {}) => {
    const unusable = refuseResourceUrl(request.url)
    if (unusable !== undefined) return failed(unusable, { cause: 'unreadable' })
    const answer = await call(intent, request, options)
    if (!answer.ok) return answer
    if (!accepts(answer.value.status))
      return { ok: false, failure: refuseRequest(answer.value, request, configuration) }
    const breakage = findBreakage(request.method, answer.value, choices)
    return breakage ? failed(breakage.message, { cause: 'unreadable' }) : answer
  }
  return {
    send,
    async write(intent, request, accepts) {
      const answer = await send(intent, request, accepts)
      return answer.ok ? succeeded(undefined) : answer
    },
  }
}
