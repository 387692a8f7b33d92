import { ScimError } from '@pingone-sandbox/scim'
import type { Fault, FaultEffect } from '@pingone-sandbox/contract'
import type { Time } from '../../time/time.ts'
import type { Pauses } from '../../time/pauses.ts'
import type {
  OutboundRequest,
  Transport,
  TransportFailure,
  TransportResult,
} from '../../wire/transport.ts'

export interface FaultTransportOptions {
  readonly transport: Transport
  /** Counts a request and returns the fault that applies to it, if any. */
  readonly faultFor: (request: OutboundRequest) => Fault | undefined
  readonly pauses: Pick<Pauses, 'sleep'>
  readonly time: Pick<Time, 'monotonic'>
}

/**
 * Applies faults to requests between the client and the target, so that any target can be made to fail.
 *
 * The result says which fault it was. Throws a `StoppedError` when the sync is stopped while it waits.
 */
export function createFaultTransport({
  transport,
  faultFor,
  pauses,
  time,
}: FaultTransportOptions): Transport {
  return (request) => {
    const fault = faultFor(request)
    return fault ? sendWithFault(request, fault) : transport(request)
  }

  async function sendWithFault(
    request: OutboundRequest,
    { id, effect }: Fault,
  ): Promise<TransportResult> {
    const madeUp = makeUp(effect, request)
    if (madeUp) return { ...madeUp, fault: { id, summary: describeEffect(effect) } }
    const started = time.monotonic()
    const result = await transport(request)
    // If the target gave no answer, that failure is kept.
    if (!result.response) return { ...result, fault: { id, summary: noAnswer } }
    const left = (request.timeoutMs ?? Number.POSITIVE_INFINITY) - (time.monotonic() - started)
    const spoilt = await spoil(effect, result.response, { request, left })
    return { ...spoilt, fault: { id, summary: describeEffect(effect) } }
  }

  /** What becomes of an answer on its way back, with so many milliseconds until the deadline. */
  async function spoil(
    effect: FaultEffect,
    response: Response,
    { request, left }: { readonly request: OutboundRequest; readonly left: number },
  ): Promise<TransportResult> {
    switch (effect.kind) {
      case 'status':
        return { response: answerOf(effect) }
      case 'reset':
        return { failure: closed(request) }
      case 'latency':
      case 'slow-body':
        await pauses.sleep(Math.max(0, Math.min(effect.ms, left)))
        return effect.ms < left ? { response } : { failure: tooLate(request) }
      case 'truncated-body': {
        const { body } = response
        return { response: { ...response, body: body.slice(0, Math.floor(body.length / 2)) } }
      }
      case 'content-type': {
        const headers = { ...response.headers, 'content-type': effect.value }
        return { response: { ...response, headers } }
      }
    }
  }
}

type Response = NonNullable<TransportResult['response']>

const noAnswer = 'The target gave no answer that could be spoilt.'

/** The result of a fault that does not send the request; undefined for other faults. */
function makeUp(effect: FaultEffect, request: OutboundRequest): TransportResult | undefined {
  if (effect.kind === 'status') return { response: answerOf(effect) }
  return effect.kind === 'reset' && effect.when === 'before-commit'
    ? { failure: closed(request) }
    : undefined
}

const closed = ({ url }: OutboundRequest): TransportFailure => ({
  code: 'reset',
  message: `${new URL(url).host} closed the connection before it answered.`,
})

const tooLate = ({ url, timeoutMs = 0 }: OutboundRequest): TransportFailure => ({
  code: 'timeout',
  message: `${new URL(url).host} did not answer within ${timeoutMs / 1000} s.`,
})

function answerOf({
  status,
  retryAfter,
  headers = {},
  body,
}: FaultEffect & { kind: 'status' }): Response {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    status,
    headers: {
      ...(status !== 204 && { 'content-type': 'application/scim+json' }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(Object.fromEntries(lowerCase) as Record<string, string>),
    },
    body:
      status === 204
        ? ''
        : textOf(
            body === undefined
              ? new ScimError(status, 'A fault answers in place of the target.').toBody()
              : body,
          ),
  }
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

/** Describes the effect of a fault. */
function describeEffect(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'status':
      return `The target was not asked; the answer ${effect.status} was made up.`
    case 'reset':
      return effect.when === 'before-commit'
        ? 'The connection was closed before the target saw the request.'
        : 'The target carried the request out; the connection was closed before it answered.'
    case 'latency':
      return `The answer was delayed by ${effect.ms} ms.`
    case 'slow-body':
      return `The answer trickled in over ${effect.ms} ms.`
    case 'truncated-body':
      return 'The target carried the request out; its answer was cut off in the middle.'
    case 'content-type':
      return `The answer claimed to be ${effect.value}.`
  }
}
