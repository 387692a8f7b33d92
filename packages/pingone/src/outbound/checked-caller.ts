import type { FailureCause, ScimConfiguration } from '@pingone-sandbox/contract'
import type { Caller } from './call.ts'
import { connectionCheckOf } from './connection-check.ts'
import type { BehaviourChoices } from './profile.ts'
import type { Failure, Result } from './result.ts'
import { intentOf } from './shaping-quirks.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** The result of the connection check of one operation, shared by its callers, so that it is sent once. */
export interface OperationCheck {
  failure?: Promise<Failure | undefined>
}

/** The failure causes with which a check does not reach the target; they need the same remedy for every request. */
const unsentCauses: ReadonlySet<FailureCause> = new Set([
  'token-endpoint',
  'credentials',
  'address-refused',
  'certificate',
  'wrong-scheme',
  'proxy',
])

export interface CheckedCallerOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  readonly check?: OperationCheck | undefined
}

/**
 * Sends the connection check before the first request of an operation, if the profile has that choice. After a failed check no
 * request is sent: each fails with the cause `connection-check`, or with the cause of the check if it did not reach the target.
 *
 * The failure has no status, since the request was not sent.
 */
export function createCheckedCaller(
  call: Caller,
  { configuration, choices, check = {} }: CheckedCallerOptions,
): Caller {
  if (choices.checkBeforeEachOperation === 'off') return call

  async function findFailure(): Promise<Failure | undefined> {
    const { request, doing, judge } = connectionCheckOf(configuration, choices)
    const operation = {
      subject: 'connection',
      purpose: 'check',
      summary: `Check the connection by ${doing}, before anything else is sent`,
    } as const
    const intent = intentOf(operation, request, { configuration, choices })
    const answer = await call(intent, request)
    const judged = answer.ok ? judge(answer.value) : answer
    if (judged.ok) return undefined
    const { message, deferred, cause } = judged.failure
    // Requests that an open circuit defers are retried, including the check.
    if (deferred) return judged.failure
    if (!answer.ok && cause !== undefined && unsentCauses.has(cause)) return { message, cause }
    return {
      message: `Not sent: the connection check failed. ${message}`,
      cause: 'connection-check',
    }
  }

  const checked = async (
    ...[intent, request, options]: Parameters<Caller>
  ): Promise<Result<OutboundResponse>> => {
    check.failure ??= findFailure()
    const failure = await check.failure
    return failure ? { ok: false, failure } : call(intent, request, options)
  }
  return Object.assign(checked, { mask: call.mask })
}
