import { wrap } from '@pingone-sandbox/workspace/text'
import type { ComparedRequest } from '../compare-capture.ts'
import type { RequestDifference } from '../replay/differences.ts'

/** The differences of some requests as lines; one that many requests have is shown for the first of them, with their number. */
export function formatDifferences(
  requests: readonly ComparedRequest[],
  isShown: (difference: RequestDifference) => boolean,
  columns: number,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const { differences } of requests)
    for (const difference of differences.filter(isShown))
      counts.set(keyOf(difference), (counts.get(keyOf(difference)) ?? 0) + 1)
  const known = new Set<string>()
  return requests.flatMap((request) => {
    const fresh = request.differences.filter(
      (difference) => isShown(difference) && !known.has(keyOf(difference)),
    )
    for (const difference of fresh) known.add(keyOf(difference))
    return fresh.length === 0 ? [] : formatRequest(request, { fresh, counts, columns })
  })
}

const keyOf = (difference: RequestDifference): string => JSON.stringify(difference)

interface Shown {
  readonly fresh: readonly RequestDifference[]
  readonly counts: ReadonlyMap<string, number>
  readonly columns: number
}

function formatRequest(
  { number, where, method, url }: ComparedRequest,
  { fresh, counts, columns }: Shown,
): readonly string[] {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '')
  const [head = '', ...others] = wrap(
    `request ${number} (${where}): ${method} ${path}`,
    columns - 4,
  )
  return [
    `  ${head}`,
    ...others.map((line) => `    ${line}`),
    ...fresh.flatMap((difference) => {
      const more = (counts.get(keyOf(difference)) ?? 1) - 1
      return indent(`${describe(difference)}${more > 0 ? ` (and ${more} more)` : ''}`, columns)
    }),
  ]
}

function describe({ part, name, observed, expected }: RequestDifference): string {
  const place = name === undefined || name === '' ? part : `${part} ${name}`
  if (part === 'situation') return `the simulator sends no such request: ${observed}`
  if (part === 'answer')
    return `${name}: sent ${observed ?? 'nothing'}, answered ${expected ?? 'nothing'}`
  return `${place}: ${observed ?? 'absent'}; the simulator sends ${expected ?? 'none'}`
}

/** A line below another, with the lines that it is broken into. */
export const indent = (text: string, columns: number): readonly string[] =>
  wrap(text, columns - 6).map((line, at) => `${at === 0 ? '    ' : '      '}${line}`)
