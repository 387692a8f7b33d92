import { once } from 'node:events'
import { get } from 'node:http'

/** How long entries took to reach a client of the event stream. */
export interface EventFollower {
  /** The number of the last entry that has come. */
  readonly last: () => number
  /** The time within which 99 of 100 entries came, in milliseconds. */
  readonly p99: () => number
  readonly stop: () => void
}

/** Follows the event stream of a sandbox as a console does. Fails at `last` when an entry was passed over. */
export async function followEvents(control: string): Promise<EventFollower> {
  const request = get(`${control}/events?after=0`)
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
  const delays: number[] = []
  let rest = ''
  let last = 0
  let gap: string | undefined

  response.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\n\n')
    rest = messages.pop() ?? ''
    const now = Date.now()
    for (const message of messages) {
      const id = Number(/^id: (\d+)$/m.exec(message)?.[1] ?? NaN)
      if (Number.isNaN(id)) continue
      if (id !== last + 1) gap ??= `Entry ${id} came after ${last}.`
      last = id
      delays.push(now - writtenAt(message))
    }
  })

  return {
    last() {
      if (gap !== undefined) throw new Error(gap)
      return last
    },
    p99() {
      const sorted = Float64Array.from(delays).sort()
      return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN
    },
    stop: () => request.destroy(),
  }
}

/** When an entry was written: its own time stands after that of the exchange it may hold. */
function writtenAt(message: string): number {
  const start = message.lastIndexOf('"at":"') + '"at":"'.length
  return Date.parse(message.slice(start, message.indexOf('"', start)))
}
