import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from './profile.ts'
import type { Evidence } from './evidence.ts'
import type { SentRequest } from './unsupported-method.ts'
import type { Failure } from './result.ts'
import { isMissing, type Sender } from './sender.ts'
import { unsupportedMethod } from './unsupported-method.ts'

export interface MissingCheckOptions {
  readonly send: Sender['send']
  readonly choices: Pick<BehaviourChoices, 'missingCheck'>
  readonly configuration: ScimConfiguration
  readonly evidence: Pick<Evidence, 'missing'>
  readonly noun: 'user' | 'group'
  readonly url: (id: string) => string
}

/** Checks by a read whether a resource is gone after a write was answered with 404 or 410. Returns the failure with that information. */
export type MissingCheck = (id: string, method: string, failure: Failure) => Promise<Failure>

/**
 * Creates the check. A target that does not support a method may answer it with 404 as well, so a read decides, also when the answer
 * to a DELETE cannot be read. A 410 means by itself that the resource is gone (RFC 9110 §15.5.11).
 */
export function createMissingCheck({
  send,
  choices,
  configuration,
  evidence,
  noun,
  url,
}: MissingCheckOptions): MissingCheck {
  return async (id, method, failure) => {
    const isUnread =
      method === 'DELETE' && failure.cause === 'unreadable' && failure.status !== undefined
    if (!isMissing(failure) && !(isUnread && choices.missingCheck === 'read')) return failure
    if (failure.status === 410 || choices.missingCheck === 'believe')
      return { ...failure, gone: true }
    const read = await send(
      {
        subject: noun,
        purpose: 'read',
        reason: 'missing',
        summary: `Read ${noun} ${id} to see whether it is gone`,
      },
      { method: 'GET', url: url(id) },
      (status) => status === 200,
    )
    if (read.ok && isUnread) return failure
    if (read.ok)
      return notSupported(failure, { request: { method, url: url(id) }, noun, configuration })
    if (isMissing(read.failure)) {
      evidence.missing()
      return { ...failure, gone: true }
    }
    return {
      ...read.failure,
      message: `The target answered ${failure.status} to the ${method} of ${noun} ${id}. Whether the ${noun} is gone is not known: ${read.failure.message}`,
    }
  }
}

/** The failure when a resource exists although a write to it is answered with 404. */
export const notSupported = (
  failure: Failure,
  {
    request,
    noun,
    configuration,
  }: {
    readonly request: SentRequest
    readonly noun: string
    readonly configuration: ScimConfiguration
  },
): Failure => ({
  ...failure,
  cause: 'method-not-supported',
  message: `${failure.message} A read of that ${noun} is answered. ${unsupportedMethod(request, configuration)}`,
})

/**
 * Explains a 404, 410 or 204 to a search: none of them shows whether the target has the resource. Other failures are returned
 * unchanged.
 */
export function explainSearch(failure: Failure, noun: string): Failure {
  if (!isMissing(failure) && failure.status !== 204) return failure
  return {
    ...failure,
    cause: 'search-not-found',
    message: `${failure.message} A search that finds nothing must be answered 200 with an empty list (RFC 7644 §3.4.2), so it is not known whether the target has the ${noun}.`,
  }
}
