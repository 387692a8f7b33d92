import { isComplex, type Complex } from '@pingone-sandbox/scim'
import type { Remark } from '@pingone-sandbox/contract'
import { jsonOf } from '../wire/answer-body.ts'
import { describeBody, errorOf, resourceOf } from './answer.ts'
import type { CallOptions, Unsent } from './call.ts'
import type { Evidence } from './evidence.ts'
import { refuseRequest } from './refused-request.ts'
import { failed, type Failure, type Result } from './result.ts'
import { findBreakage } from './strictness.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import { refuseResourceUrl } from './url-policy.ts'
import { intentOf, type DescribedOperation } from './shaping-quirks.ts'
import type { OperationOptions } from './operation-options.ts'

export const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** Statuses for a missing resource. For a write they do not show what a read would answer. */
export const isMissing = ({ status }: Pick<Failure, 'status'>): boolean =>
  status === 404 || status === 410

export const succeeded = <Value>(value: Value): Result<Value> => ({ ok: true, value })

type Accepts = (status: number) => boolean

/** What the answer to a write is checked against. */
export interface Expectation {
  /** The id of the resource that the request is about. */
  readonly id: string
  /** Remarks on the resource in the answer, where it contradicts what was sent. */
  readonly remarksOn?: (answered: Complex) => readonly Remark[]
  /** Tells whether the resource in the answer shows at all what was changed; unless given, it does. */
  readonly shows?: (answered: Complex) => boolean
}

/** Sends the requests of operations. An answer with an unexpected status, or one that the strict parser refuses, is a failure. */
export interface Sender {
  readonly send: (
    operation: DescribedOperation,
    request: Unsent,
    accepts?: Accepts,
    options?: CallOptions,
  ) => Promise<Result<OutboundResponse>>
  /** Sends a request whose success is all that the operation needs; what the answer shows goes to the evidence. */
  readonly write: (
    operation: DescribedOperation,
    request: Unsent,
    expected: Expectation,
  ) => Promise<Result<undefined>>
}

interface SenderOptions extends Pick<
  OperationOptions,
  'call' | 'choices' | 'configuration' | 'mappingQuirks'
> {
  readonly evidence: Evidence
}

export function createSender(options: SenderOptions): Sender {
  const { call, choices, configuration, evidence } = options
  const send: Sender['send'] = async (
    operation,
    request,
    accepts = isSuccess,
    callOptions = {},
  ) => {
    const unusable = refuseResourceUrl(request.url)
    if (unusable !== undefined) return failed(unusable, { cause: 'unreadable' })
    const answer = await call(intentOf(operation, request, options), request, callOptions)
    if (!answer.ok) return answer
    evidence.heard()
    if (!accepts(answer.value.status))
      return { ok: false, failure: refuseRequest(answer.value, request, configuration) }
    const breakage = findBreakage(request.method, answer.value, choices)
    return breakage ? failed(breakage.message, { cause: 'unreadable' }) : answer
  }
  return {
    send,
    async write(operation, request, expected) {
      const once = async (attempt: number) => {
        const answer = await send(operation, request, isSuccess, { attempt })
        if (!answer.ok) return answer
        return judgeAnswer(request.method, answer.value, { ...expected, evidence, choices })
      }
      const first = await once(1)
      const isUnread = !first.ok && first.failure.cause === 'unreadable'
      // Writes by id may be repeated: a second answer may be whole where the first was cut off.
      return isUnread && choices.retries === 'backoff' ? once(2) : first
    },
  }
}

/** Compares the body of an answer with what was sent. An answer without a body is a success that confirms nothing. */
function judgeAnswer(
  method: string,
  response: OutboundResponse,
  {
    id,
    remarksOn,
    shows,
    evidence,
    choices,
  }: Expectation & Pick<SenderOptions, 'evidence' | 'choices'>,
): Result<undefined> {
  if (response.status === 204 || response.body.trim() === '') return succeeded(undefined)
  const json = jsonOf(response)
  const error = errorOf(response)
  if (error !== undefined)
    evidence.remark({
      kind: 'error-body',
      message: `The target answered ${response.status} to the ${method} with a SCIM Error in its body${error}.`,
    })
  // The body of an answer to DELETE has no meaning in SCIM, but an HTML page shows that another server answered.
  const isPage = response.body.trimStart().startsWith('<')
  if (error !== undefined || (method === 'DELETE' && !isPage)) return succeeded(undefined)
  if (json === undefined)
    return failed(
      `The target answered ${response.status} to the ${method} with ${describeBody(response)}: whether it did what was asked is not known.`,
      { status: response.status, cause: 'unreadable', ambiguous: true },
    )
  const resource = resourceOf(json, choices)
  if (!isComplex(json) || !resource.ok) {
    evidence.remark({
      kind: 'no-resource',
      message: `The target answered ${response.status} to the ${method} with ${isComplex(json) && !resource.ok ? `a body ${resource.why}` : describeBody(response)}; it shows nothing of what was sent.`,
    })
    return succeeded(undefined)
  }
  const isOther = resource.value.id !== id
  if (isOther)
    evidence.remark({
      kind: 'other-id',
      attribute: 'id',
      message: `The ${method} went to resource ${id}, and the target answered with resource ${resource.value.id}.`,
    })
  const remarks = remarksOn?.(json) ?? []
  for (const remark of remarks) evidence.remark(remark)
  if (!isOther && remarks.length === 0 && (shows?.(json) ?? true)) evidence.confirm()
  return succeeded(undefined)
}
