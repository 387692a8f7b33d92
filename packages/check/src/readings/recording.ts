import type { OutboundRequest, Transport, TransportResult } from '@pingone-sandbox/pingone'
import type { WithheldRequest } from '../wire/guarded-transport.ts'
import { createWriteHistory } from './write-history.ts'

/** An answer of the endpoint to a request of one theme. */
export interface RecordedAnswer {
  readonly request: OutboundRequest
  readonly result: TransportResult
  /** The request, where the guard withheld it. */
  readonly withheld: WithheldRequest | undefined
}

/** The answers to the requests of one theme. */
export interface Recording {
  /** The answers to a request after the same writes to the same resources, in the order in which they came. */
  readonly answers: ReadonlyMap<string, readonly RecordedAnswer[]>
  /** Whether an answer asks to wait: what comes then depends on when the request is repeated. */
  readonly asksToWait: () => boolean
}

export interface RecordingTransport {
  readonly send: Transport
  readonly recording: Recording
}

/** Records the answers that come over a transport. */
export function recordAnswers(
  send: Transport,
  withheldIn: (result: TransportResult) => WithheldRequest | undefined,
): RecordingTransport {
  const history = createWriteHistory()
  const answers = new Map<string, RecordedAnswer[]>()
  let asksToWait = false
  return {
    recording: { answers, asksToWait: () => asksToWait },
    async send(request) {
      const key = keyOf(request, history.before(request))
      history.sent(request)
      const result = await send(request)
      history.answered(request, result.response?.body ?? '')
      asksToWait ||= result.response?.headers['retry-after'] !== undefined
      const withheld = withheldIn(result)
      answers.set(key, [...(answers.get(key) ?? []), { request, result, withheld }])
      return result
    },
  }
}

/** Identifies a request by what it says, but for its headers, and by what was written before it. */
export const keyOf = ({ method, url, body = '' }: OutboundRequest, before: string): string =>
  `${method} ${url}\n${body}\n${before}`
