import { openConnection, type Answer, type HttpRequest, type Target } from './connection.ts'

export interface LoadOptions extends Target {
  /** Makes the n-th request. */
  readonly next: (index: number) => HttpRequest
  /** The statuses that count as an answer. */
  readonly statuses: readonly number[]
  /** How many keep-alive connections ask at the same time, each one request after the other. */
  readonly connections: number
  /** How long, in seconds. What is under way by then is waited for. */
  readonly seconds: number
  /** Ends the load earlier, after so many requests. */
  readonly requests?: number
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
}

/**
 * Asks a server for a while.
 *
 * @throws {Error} at the end, when any answer had another status: it says how many, and shows the first.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const unexpected: Answer[] = []
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => openConnection(options)),
  )
  const start = performance.now()
  const end = start + options.seconds * 1000
  let index = 0
  const isOver = () => performance.now() >= end || index >= (options.requests ?? Infinity)
  try {
    await Promise.all(
      connections.map(async (connection) => {
        do {
          const answer = await connection.ask(options.next(index++))
          if (!options.statuses.includes(answer.status)) unexpected.push(answer)
        } while (!isOver())
      }),
    )
  } finally {
    for (const connection of connections) connection.close()
  }
  if (unexpected.length > 0) throw new Error(describeUnexpected(unexpected, index))
  return { requests: index, perSecond: (index / (performance.now() - start)) * 1000 }
}

/**
 * Sends one request and returns the body of its answer.
 *
 * @throws {Error} when the answer has another status than the expected ones.
 */
export async function ask(
  target: Target & Pick<LoadOptions, 'statuses'>,
  request: HttpRequest,
): Promise<string> {
  const connection = await openConnection(target)
  const answer = await connection.ask(request)
  connection.close()
  if (!target.statuses.includes(answer.status)) throw new Error(describeUnexpected([answer], 1))
  return answer.body
}

function describeUnexpected(answers: readonly Answer[], total: number): string {
  const counts = Object.entries(Object.groupBy(answers, ({ status }) => status)).map(
    ([status, alike = []]) => `${alike.length} × ${status}`,
  )
  const first = answers[0]?.body.slice(0, 500) ?? ''
  return `${answers.length} of ${total} answers were unexpected: ${counts.join(', ')}. The first: ${first}`
}
