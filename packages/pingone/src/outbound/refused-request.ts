import { parseScimErrorBody } from '@pingone-sandbox/scim'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { jsonOf } from '../wire/answer-body.ts'
import { refusal } from './answer.ts'
import type { Failure } from './result.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import { unsupportedMethod, type SentRequest } from './unsupported-method.ts'

/** A refused request in words, with its cause where the status alone does not show it. */
export function refuseRequest(
  response: OutboundResponse,
  request: SentRequest,
  configuration: ScimConfiguration,
): Failure {
  const { failure } = refusal(response)
  switch (response.status) {
    case 403:
      return { ...failure, cause: hasReason(response) ? 'refused' : 'credentials' }
    case 405:
    case 501:
      return {
        ...failure,
        message: `${failure.message} ${unsupportedMethod(request, configuration)}`,
        cause: 'method-not-supported',
      }
    default:
      return failure
  }
}

/** Tells whether a 403 names a reason of its own: one without any, and one that asks for another token, is about the credentials. */
export function hasReason(response: OutboundResponse): boolean {
  if (/\berror\s*=/i.test(response.headers['www-authenticate'] ?? '')) return false
  const { detail, scimType } = parseScimErrorBody(jsonOf(response)) ?? {}
  if (scimType !== undefined) return true
  const words = detail?.replaceAll(/\W+/g, ' ').trim() ?? ''
  return !/^(?:forbidden|access denied|not authori[sz]ed|)$/i.test(words)
}
