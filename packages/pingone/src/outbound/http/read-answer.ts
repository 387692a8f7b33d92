import type {
  OutboundRequest,
  OutboundResponse,
  TransportFailure,
  TransportResult,
} from '../../wire/transport.ts'
import { CharacterError, readLoosely, readText, type AnswerText } from './answer-text.ts'

/** Status and headers of an answer. */
export type AnswerHead = Pick<OutboundResponse, 'status' | 'headers'>

/** A body that could not be read as text. */
export interface UnreadBody {
  readonly code: TransportFailure['code']
  /** What the body is or does, in words. */
  readonly reason: string
  /** What people can read of it. */
  readonly legible?: string
}

/**
 * The result of a request whose answer has this body.
 *
 * A body that cannot be read is a failure where it matters: with a 2xx to anything but a DELETE. Everywhere else the status says what
 * happened, so it stays an answer, with a note on its body.
 */
export function readAnswer(
  { status, headers }: AnswerHead,
  read: AnswerText | UnreadBody,
  { method, url }: Pick<OutboundRequest, 'method' | 'url'>,
): TransportResult {
  if ('text' in read)
    return {
      response: { status, headers, body: read.text, ...(read.note && { note: read.note }) },
    }
  if (status >= 200 && status < 300 && method !== 'DELETE')
    return {
      failure: {
        code: read.code,
        status,
        message: `${new URL(url).host} answered ${status}, but its body ${read.reason}.`,
      },
    }
  return {
    response: { status, headers, body: read.legible ?? '', note: `The body ${read.reason}.` },
  }
}

/** Reads a whole body, without content codings, as text. */
export function readWholeBody(
  body: Uint8Array,
  headers: AnswerHead['headers'],
): AnswerText | UnreadBody {
  try {
    return readText(body, headers['content-type'])
  } catch (error) {
    if (!(error instanceof CharacterError)) throw error
    return { code: 'unreadable', reason: error.message, legible: readLoosely(body) }
  }
}

export const tooLarge = (limit: number) =>
  ({ code: 'too-large', reason: `is larger than ${limit} bytes` }) as const
