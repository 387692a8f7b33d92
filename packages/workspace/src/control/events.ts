import type { HttpRequest } from '@pingone-sandbox/http'
import type { JournalEntry, Setting } from '@pingone-sandbox/contract'
import { entryText } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'
import { isSettledWithin } from './within.ts'

const PAGE = 200

export interface EventOptions {
  /** Milliseconds between two comments that keep a quiet stream open. */
  readonly heartbeat?: number
}

/**
 * Streams the journal as server-sent events: one message per entry, with its type and its `seq` as id.
 *
 * The stream begins after `Last-Event-ID`, else after `?after=`, else with the next entry. After a message of type `reset` the
 * entries before it are gone. With `?settings=true` a message of type `setting` names each setting that changes; it has no id, since
 * a client that reconnects reads the settings.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/server-sent-events.html}
 */
export function eventRoutes(
  context: ControlContext,
  { heartbeat = 15_000 }: EventOptions = {},
): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/events',
      query: eventsQuery,
      async handle(request) {
        return {
          status: 200,
          headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
          body: stream(context, {
            ...(await readStart(request, context)),
            heartbeat,
            signal: request.signal?.(),
          }),
        }
      },
    },
  ]
}

const position = z.coerce.number().int().min(0)
const eventsQuery = z.object({
  after: position.optional(),
  settings: z.enum(['true', 'false']).optional(),
})

interface Start {
  readonly after: number
  /** The position of the client is beyond the end of the journal: it followed another one, before a reset or a restart. */
  readonly isStale: boolean
  /** Also sends changes of settings. */
  readonly settings: boolean
}

async function readStart(request: HttpRequest, { pingone }: ControlContext): Promise<Start> {
  const { after, settings } = readQuery(request.query, eventsQuery)
  const [newest] = await pingone.journal.entries({ before: 'end', limit: 1 })
  const end = newest?.seq ?? 0
  const start = readLastEventId(request) ?? after ?? end
  return { after: start, isStale: start > end, settings: settings === 'true' }
}

function readLastEventId({ headers }: HttpRequest): number | undefined {
  const header = headers['last-event-id']
  if (header === undefined) return undefined
  const seq = position.safeParse(header)
  if (seq.success) return seq.data
  throw new SandboxError('invalid_request', `Last-Event-ID is no position: ${header}.`)
}

interface StreamOptions extends Start {
  readonly heartbeat: number
  readonly signal: AbortSignal | undefined
}

/**
 * The journal is the buffer: an entry wakes the stream, which reads on from its cursor. A slow reader costs no memory and loses
 * nothing.
 */
async function* stream(
  { pingone, onReset, onSetting }: ControlContext,
  { after, isStale, settings, heartbeat, signal }: StreamOptions,
): AsyncGenerator<string> {
  let alarm = Promise.withResolvers<void>()
  let wasReset = isStale
  const changed = new Set<Setting>()
  const wake = () => alarm.resolve()
  const stops = [
    pingone.journal.subscribe(wake),
    onReset(() => {
      wasReset = true
      wake()
    }),
    onSetting((setting) => {
      if (!settings) return
      changed.add(setting)
      wake()
    }),
  ]
  signal?.addEventListener('abort', wake)
  let last = after
  try {
    // The client learns at once that the stream is open.
    yield ': open\n\n'
    for (;;) {
      if (signal?.aborted) return
      alarm = Promise.withResolvers()
      if (wasReset) {
        wasReset = false
        last = 0
        yield 'event: reset\nid: 0\ndata: {}\n\n'
      }
      for (const setting of changed) {
        changed.delete(setting)
        yield `event: setting\ndata: ${JSON.stringify({ setting })}\n\n`
      }
      const entries = await pingone.journal.entries({ after: last, limit: PAGE })
      last = entries.at(-1)?.seq ?? last
      // In one piece, since each piece is a write to the connection.
      if (entries.length > 0) yield entries.map(messageOf).join('')
      if (entries.length < PAGE && !(await isSettledWithin(alarm.promise, heartbeat)))
        yield ': heartbeat\n\n'
    }
  } finally {
    signal?.removeEventListener('abort', wake)
    for (const stop of stops) stop()
  }
}

const messageOf = (entry: JournalEntry): string =>
  `event: ${entry.type}\nid: ${entry.seq}\ndata: ${entryText(entry)}\n\n`
