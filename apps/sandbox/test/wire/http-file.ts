import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'

/** A transcript as people read it. */
export interface Transcript {
  readonly title: string
  /** How the sandbox was set up: `profile: current`. */
  readonly setting: string
  readonly entries: readonly JournalEntry[]
}

/**
 * Writes a transcript as an `.http` file, which editors can send: each request, and what it drew as comments.
 *
 * Whatever differs from run to run, or has no meaning, is omitted: ports are those of the defaults, ids are numbered in their order of
 * appearance, long lists are cut.
 */
export function formatHttpFile({ title, setting, entries }: Transcript): string {
  const quirks = new Set(entries.flatMap(quirksOf))
  const head = [
    title,
    '',
    setting,
    ...(quirks.size > 0 ? [`quirks: ${[...quirks].sort().join(', ')}`] : []),
  ]
  const text = [asComment(head.join('\n')), ...entries.flatMap(formatEntry)].join('\n\n')
  return `${numberIds(text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4471'))}\n`
}

const quirksOf = (entry: JournalEntry) => (entry.type === 'exchange' ? entry.exchange.quirks : [])

function formatEntry(entry: JournalEntry): readonly string[] {
  switch (entry.type) {
    case 'exchange':
      return formatExchange(entry.exchange)
    case 'outcome':
      return [asComment(`${entry.subject.name}: ${entry.status}. ${entry.summary}`)]
    case 'retry':
      return [asComment(`${entry.summary} (${entry.waitMs} ms)`)]
    case 'circuit':
      return [asComment(`circuit ${entry.state}. ${entry.summary}`)]
    case 'change':
    case 'decision':
    case 'finished':
      return []
  }
}

function formatExchange(exchange: Exchange): readonly string[] {
  const { summary, purpose, attempt, quirks, request, response, failure } = exchange
  const requestHead = [
    `### ${summary}`,
    `# purpose: ${purpose}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
    `# quirks: ${quirks.join(', ')}`,
    `${request.method} ${request.url}`,
    ...formatHeaders(request.headers),
  ]
  const answer = response
    ? [
        [
          `HTTP/1.1 ${response.status}`,
          ...formatHeaders(
            Object.fromEntries(
              Object.entries(response.headers).filter(([name]) => tellingHeaders.includes(name)),
            ),
          ),
        ].join('\n'),
        ...(response.body === '' ? [] : [formatBody(response.body)]),
      ]
    : [`No answer: ${failure?.message}`]
  return [
    requestHead.join('\n'),
    ...(request.body === undefined ? [] : [formatBody(request.body)]),
    `###\n${asComment(answer.join('\n\n'))}`,
  ]
}

const tellingHeaders = ['content-type', 'location', 'etag', 'retry-after']

const formatHeaders = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`)

function formatBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), (_, value: unknown) => shorten(value), 2)
  } catch {
    return body
  }
}

function shorten(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= 6) return value
  const list: readonly unknown[] = value
  return [...list.slice(0, 2), `… ${list.length - 3} more`, list.at(-1)]
}

const asComment = (text: string) =>
  text
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')

function numberIds(text: string): string {
  const numbers = new Map<string, number>()
  return text.replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g,
    (id) => {
      const number = numbers.get(id) ?? numbers.size + 1
      numbers.set(id, number)
      return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    },
  )
}
