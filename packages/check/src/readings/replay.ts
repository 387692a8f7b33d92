import type { OutboundRequest, Transport, TransportResult } from '@pingone-sandbox/pingone'
import type { WithheldRequest } from '../wire/guarded-transport.ts'
import { createWriteHistory } from './write-history.ts'
import { keyOf, type Recording } from './recording.ts'

/** A play of a theme against what was recorded of another play of it. */
export interface Replay {
  readonly send: Transport
  readonly withheld: () => readonly WithheldRequest[]
  /** Aborts at the first request whose answer was not recorded. */
  readonly missed: AbortSignal
  /** Whether that request differs from a recorded one in its headers alone. */
  readonly missedByHeaders: () => boolean
  /** Whether all requests of the recording were sent. */
  readonly sentEverything: () => boolean
}

export interface ReplayOptions {
  /** Whether other headers make another request. */
  readonly comparesHeaders: boolean
}

const notRecorded: TransportResult = {
  failure: { code: 'network', message: 'No answer to this request is recorded.' },
}

/** Creates a transport that answers with what was recorded. */
export function createReplay({ answers }: Recording, { comparesHeaders }: ReplayOptions): Replay {
  const history = createWriteHistory()
  const used = new Map<string, number>()
  const withheld: WithheldRequest[] = []
  const missing = new AbortController()
  let byHeaders = false

  return {
    withheld: () => withheld,
    missed: missing.signal,
    missedByHeaders: () => byHeaders,
    sentEverything: () =>
      [...answers].every(([key, recorded]) => used.get(key) === recorded.length),
    async send(request) {
      if (missing.signal.aborted) return notRecorded
      const key = keyOf(request, history.before(request))
      const index = used.get(key) ?? 0
      const answer = answers.get(key)?.[index]
      byHeaders =
        comparesHeaders && answer !== undefined && !hasSameHeaders(answer.request, request)
      if (answer === undefined || byHeaders) {
        missing.abort()
        return notRecorded
      }
      used.set(key, index + 1)
      history.sent(request)
      history.answered(request, answer.result.response?.body ?? '')
      if (answer.withheld !== undefined) withheld.push(answer.withheld)
      return answer.result
    },
  }
}

function hasSameHeaders(one: OutboundRequest, other: OutboundRequest): boolean {
  const textOf = ({ headers: { authorization: _, ...headers } }: OutboundRequest) =>
    JSON.stringify(Object.entries(headers).toSorted())
  return textOf(one) === textOf(other)
}
