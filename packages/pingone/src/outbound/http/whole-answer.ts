import type { Dispatcher } from 'undici'
import { onAbort } from '../../concurrency/abort-callbacks.ts'

/** An answer, its body read to the end or as far as it could be read. */
export interface WholeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The bytes as they were sent, content codings included. */
  readonly body: Uint8Array
  /** Why the body did not end: an `AnswerTooLargeError`, the reason of an abort, or the error of the connection. */
  readonly broken?: unknown
}

/** The body has more bytes than are read. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError'
}

export interface WholeAnswerOptions {
  /** Deadline of the whole exchange in milliseconds. */
  readonly timeoutMs: number
  /** The longest body that is read, in bytes. */
  readonly limit: number
  /** Gives the exchange up. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request over a dispatcher and reads the answer to its end. Rejects when no answer began.
 *
 * Takes the chunks from the dispatcher as they come: the stream that `request` of undici makes of them, and an abort signal for each
 * request, cost as much as all other work of the exchange.
 */
export function readWholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { timeoutMs, limit, signal }: WholeAnswerOptions,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    let head: Pick<WholeAnswer, 'status' | 'headers'> | undefined
    let controller: Dispatcher.DispatchController | undefined
    let stopped: Error | undefined
    const chunks: Uint8Array[] = []
    let length = 0

    const timer = setTimeout(
      () => stop(new DOMException('The deadline has passed.', 'TimeoutError')),
      timeoutMs,
    )
    const release = signal && onAbort(signal, () => stop(signal.reason as Error))

    /** Before the request has a connection there is nothing to abort. */
    function stop(reason: Error): void {
      stopped ??= reason
      controller?.abort(stopped)
    }

    function settle(end: () => void): void {
      clearTimeout(timer)
      release?.()
      end()
    }

    const bytes = () => (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))

    if (signal?.aborted) stopped = signal.reason as Error
    dispatcher.dispatch(request, {
      onRequestStart(started) {
        controller = started
        if (stopped) started.abort(stopped)
      },
      onResponseStart(_, status, headers) {
        if (status >= 200) head = { status, headers }
      },
      onResponseData(started, chunk) {
        length += chunk.byteLength
        if (length > limit) started.abort(new AnswerTooLargeError())
        else chunks.push(chunk)
      },
      onResponseEnd() {
        const answer = head
        if (answer) settle(() => resolve({ ...answer, body: bytes() }))
      },
      onResponseError(_, error) {
        const answer = head
        settle(() =>
          answer ? resolve({ ...answer, body: bytes(), broken: error }) : reject(error),
        )
      },
    })
  })
}
