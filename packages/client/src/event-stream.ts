import { ControlError } from './api-error.ts'
import type { ControlClient } from './control-client.ts'

/** A message of the event stream of a sandbox. */
export interface ControlEvent {
  /** The type of a journal entry, or `setting`, or `reset`: everything before it is gone. */
  readonly type: string
  /** The number of a journal entry; absent for a setting. */
  readonly id: string | undefined
  /** The JSON of the message. */
  readonly data: unknown
}

export interface EventOptions {
  /** Begins after this entry of the journal; with the next one unless given. */
  readonly after?: number
  /** Includes changes of settings. */
  readonly settings?: boolean
  readonly signal?: AbortSignal
}

/**
 * Follows the event stream of a sandbox, until it ends or the loop does.
 *
 * Throws a `ControlError` when the stream is refused, and an `AbortError` when the signal aborts.
 */
export async function* followEvents(
  client: ControlClient,
  { after, settings = false, signal }: EventOptions = {},
): AsyncGenerator<ControlEvent> {
  const parameters = new URLSearchParams({
    ...(after !== undefined && { after: String(after) }),
    ...(settings && { settings: 'true' }),
  })
  const path = `/events?${parameters.toString()}`
  const response = await client.request(path, signal ? { signal } : {})
  if (response.ok && response.body) yield* readEvents(response.body)
  if (!response.ok)
    throw new ControlError(
      { method: 'GET', path },
      { status: response.status, text: await response.text() },
    )
}

/**
 * Parses server-sent events as they come. Comments are skipped.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation}
 */
async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ControlEvent> {
  const decoder = new TextDecoder()
  let pending = ''
  for await (const piece of piecesOf(stream)) {
    const messages = (pending + decoder.decode(piece, { stream: true })).split('\n\n')
    pending = messages.pop() ?? ''
    for (const message of messages) {
      const event = parseEvent(message)
      if (event) yield event
    }
  }
}

/** The pieces of a stream, which not every browser iterates. Cancels the stream when the loop ends early. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

function parseEvent(message: string): ControlEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of message.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) fields.set(name, value)
  }
  const data = fields.get('data')
  if (data === undefined) return undefined
  return { type: fields.get('event') ?? 'message', id: fields.get('id'), data: JSON.parse(data) }
}
