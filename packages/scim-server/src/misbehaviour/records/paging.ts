import { callOf, changeRequests, isListing } from '../wrappers/call.ts'
import { bodyOf, resourcesOf, withBody } from '../wrappers/json-body.ts'
import { integerOf, withQuery } from '../wrappers/query.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

const section = 'RFC 7644 §3.4.2.4'
const largestPage = 10

/** Errors in pages: which rows of a list a server returns. */
export const paging = [
  {
    id: 'paging-ignored',
    title: 'Paging is ignored',
    what: '`startIndex` and `count` are ignored: each page contains the first 100 resources. `totalResults` counts all.',
    evidence: {
      source: 'https://github.com/better-auth/better-auth/issues/10398',
      note: 'Both parameters were ignored, and each list ended after 100 users.',
    },
    effect:
      'No effect on look-ups by filter. A Full Resync by `resyncRead=list` reads the users beyond the first page by their ids. With `groupLookup=list` a group that is not on the first page may exist or not: it is Failed, cause `unreadable`, and not created.',
    remedy: 'Skip `startIndex` − 1 of the resources that match, and return `count` of them.',
    section,
    wrap: changeRequests((call) => {
      const { request } = call
      return isListing(call) && !request.query.has('cursor')
        ? withQuery(request, { startIndex: undefined, count: undefined })
        : request
    }),
  },
  {
    id: 'paging-from-zero',
    title: '`startIndex` counts from zero',
    what: '`startIndex=1` begins with the second resource; the first has index 1.',
    evidence: {
      source: 'https://github.com/osiam/server/issues/7',
      note: '`startIndex` counted from 0 where the draft of the RFC had 1.',
    },
    effect:
      'None: where PingOne pages (`groupLookup=list`, `resyncRead=list`) and the list ends one short of its total, it requests `startIndex=0` as well.',
    remedy: 'Skip `startIndex` − 1 resources, and read a value below 1 as 1.',
    section,
    wrap: (service) => async (request, next) => {
      const first = integerOf(request, 'startIndex') ?? 0
      const isAsked = isListing(callOf(request, next, service)) && !Number.isNaN(first)
      if (!isAsked || request.query.has('cursor')) return next(request)
      const skipped = Math.max(0, first)
      const answer = await next(withQuery(request, { startIndex: String(skipped + 1) }))
      const body = bodyOf(answer)
      return resourcesOf(body) ? withBody(answer, { ...body, startIndex: skipped }) : answer
    },
  },
  {
    id: 'pages-smaller-than-asked',
    title: 'Pages are smaller than requested',
    what: `A page contains ${largestPage} resources at most, whatever \`count\` is; \`itemsPerPage\` has their number. The RFC allows it, and clients that continue by their own \`count\` miss rows.`,
    evidence: {
      source: 'https://api.slack.com/changelog/2019-06-have-scim-will-paginate',
      note: 'Slack cuts `count` to 1000, and to 10 when it is absent.',
    },
    effect:
      'None: where PingOne pages (`resyncRead=list`, `groupLookup=list`) it continues after the rows that it received, not after those that it requested.',
    remedy:
      'Return pages as large as requested, at least some hundred; `maxResults` in `/ServiceProviderConfig` is the limit.',
    section,
    wrap: changeRequests((call) => {
      const { request } = call
      const count = integerOf(request, 'count') ?? largestPage
      return isListing(call) && count >= largestPage
        ? withQuery(request, { count: String(largestPage) })
        : request
    }),
  },
  {
    id: 'duplicate-rows',
    title: 'Each resource is listed twice',
    what: 'A list has two equal rows for each resource, and `totalResults` counts both.',
    evidence: {
      source: 'https://github.com/Infisical/infisical/issues/6554',
      note: 'A join without DISTINCT repeated users up to 14 times, and the total counted the rows.',
    },
    effect:
      'None: rows with the same id count as one resource, so that even `multipleMatches=fail` links it.',
    remedy: 'List and count each resource once.',
    section: 'RFC 7644 §3.4.2',
    wrap: listTwice(),
  },
] as const satisfies readonly Misbehaviour[]

/** Makes a wrapper that pages through a list in which each row is repeated. */
function listTwice(): Wrapper {
  return (service) => async (request, next) => {
    const { defaultPageSize, maximumPageSize } = service.limits
    const size = Math.min(integerOf(request, 'count') ?? defaultPageSize, maximumPageSize)
    const isByCursor = request.query.has('cursor')
    const start = isByCursor ? 1 : Math.max(1, integerOf(request, 'startIndex') ?? 1)
    const isAsked = isListing(callOf(request, next, service)) && size >= 0 && start >= 1
    if (!isAsked) return next(request)
    const skipped = (start - 1) % 2
    const answer = await next(
      withQuery(request, {
        count: String(Math.ceil((size + skipped) / 2)),
        ...(!isByCursor && { startIndex: String(Math.floor((start - 1) / 2) + 1) }),
      }),
    )
    const body = bodyOf(answer)
    const rows = resourcesOf(body)
    if (!rows) return answer
    const page = rows.flatMap((row) => [row, row]).slice(skipped, skipped + size)
    return withBody(answer, {
      ...body,
      totalResults: 2 * Number(body?.['totalResults']),
      itemsPerPage: page.length,
      ...(!isByCursor && { startIndex: start }),
      Resources: page,
    })
  }
}
