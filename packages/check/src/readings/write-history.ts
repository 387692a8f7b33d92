import type { OutboundRequest } from '@pingone-sandbox/pingone'
import { placeOf } from '../wire/place.ts'
import { idOf, memberIdsIn, nameOf, resourcesIn, tryParse, isObject } from '../wire/resource.ts'

/** What was written before a request, so far as it bears on the answer. */
export interface WriteHistory {
  /** Identifies what was written to the resources that a request is about; to all, for a list. */
  readonly before: (request: OutboundRequest) => string
  /** Takes note of a request that is sent. */
  readonly sent: (request: OutboundRequest) => void
  /** Takes note of the body of its answer: the id of a created resource. */
  readonly answered: (request: OutboundRequest, body: string) => void
}

/**
 * Creates the history of one play. Writes to different resources may come in any order: many users are provisioned at the same time,
 * and the work on each of them is in order.
 */
export function createWriteHistory(): WriteHistory {
  const written = new Map<string, string>()
  const nameOfId = new Map<string, string>()
  /** The digests of all writes together, whatever their order. */
  let all = 0
  const subjectsOf = (request: OutboundRequest) =>
    namesIn(request).map((name) => nameOfId.get(name) ?? name)

  return {
    before(request) {
      const subjects = subjectsOf(request)
      if (subjects.length === 0) return `${all}`
      return subjects.map((subject) => written.get(subject) ?? '').join('\n')
    },
    sent(request) {
      if (!isWrite(request)) return
      const text = `${request.method} ${request.url} ${request.body}`
      // Sums below 2 ** 53 are exact, and so the same in any order.
      all = (all + digest(text)) % 2 ** 52
      for (const subject of subjectsOf(request))
        written.set(subject, `${digest(`${written.get(subject) ?? ''} ${text}`)}`)
    },
    answered(request, body) {
      if (request.method !== 'POST' || !isWrite(request)) return
      const [name] = namesIn(request)
      const [created] = resourcesIn(tryParse(body))
      const id = created && idOf(created)
      if (name !== undefined && id !== undefined) nameOfId.set(id.toLowerCase(), name)
    },
  }
}

/** Whether a request may change a user or a group. */
export const isWrite = ({ method, url }: OutboundRequest): boolean =>
  method !== 'GET' && placeOf(url) !== undefined

/** The ids and names of resources that a request mentions. */
function namesIn({ method, url, body = '' }: OutboundRequest): readonly string[] {
  const place = placeOf(url)
  if (place === undefined) return [url]
  const sent = tryParse(body)
  const own = place.id ?? (method === 'POST' && isObject(sent) ? nameOf(sent) : undefined)
  const inFilter = [
    ...(URL.parse(url)?.searchParams.get('filter') ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g),
  ].map(([, text = '']) => text)
  return [...(own === undefined ? [] : [own]), ...inFilter, ...memberIdsIn(sent)].map((name) =>
    name.toLowerCase(),
  )
}

/** 52 bits of a text, of two FNV-1a hashes. */
function digest(text: string): number {
  let [one, other] = [0x811c9dc5, 0x1000193]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    one = Math.imul(one ^ code, 0x01000193)
    other = Math.imul(other ^ code ^ (one >>> 16), 0x01000193)
  }
  return (one >>> 6) * 2 ** 26 + (other >>> 6)
}
