import { idOf, isObject, memberOf, nameOf, resourcesIn } from '../wire/resource.ts'
import { judgeFound } from './found-by-name.ts'
import { rfc } from './rfc.ts'
import type { Scene } from './scene.ts'
import type { Check, Theme } from './theme.ts'

const keys = Array.from({ length: 24 }, (_, index) => `user-${index + 1}`)

const firstSync: Check = {
  id: 'load.first-sync',
  title: 'A first sync of 24 users, eight at once',
  needs: 'The endpoint answers eight requests at once, and creates each user once.',
  section: rfc(7644, '3.3'),
  fix: [
    'Check and create in one transaction, with a unique index on userName.',
    'A search finds a user as soon as its create is answered.',
  ],
  after: ['users.create', 'users.find', 'users.find-nothing'],
  async play({ createUsers }) {
    await createUsers(keys)
  },
  async judge({ differences }, scene) {
    if (differences.length > 0) return undefined
    for (const key of keys) {
      const account = { user: scene.user(key), name: scene.username(key) }
      // oxlint-disable-next-line no-await-in-loop -- one search after the other
      const judgement = await judgeFound(scene, account)
      if (judgement?.verdict === 'breaks') return judgement
    }
    return undefined
  },
}

const throttling: Check = {
  id: 'load.throttling',
  title: 'The endpoint asks for fewer requests',
  needs: 'A request too many is answered with 429 and Retry-After, and succeeds after that time.',
  section: rfc(6585, '4'),
  fix: [
    'Answer 429 with Retry-After in seconds.',
    'Allow the rate of a first sync: some 25 requests a second of one client.',
  ],
  behaviours: ['retry-backoff'],
  about: ['name'],
  after: ['load.first-sync', 'users.change'],
  async play({ administrator, user, settle, retryThrottled }) {
    await Promise.all(
      keys.map((key) => administrator.updateUser(user(key).id, { name: { given: 'Grace' } })),
    )
    await settle()
    await retryThrottled()
  },
  async judge({ sent, differences }) {
    if (differences.length > 0) return undefined
    const throttled = sent.filter(({ response }) => response?.status === 429)
    if (throttled.length === 0)
      return {
        verdict: 'skipped',
        summary: 'Skipped because the endpoint does not throttle 24 changes at once.',
      }
    const isTimed = throttled.every(
      ({ response }) => response?.headers['retry-after'] !== undefined,
    )
    return {
      verdict: isTimed ? 'works' : 'remark',
      ...(isTimed ? {} : { cause: 'throttled' }),
      summary: `The endpoint answers ${throttled.length} of ${sent.length} requests with 429${isTimed ? '' : ' and no Retry-After'}.`,
      next: 'PingOne repeats a request after a pause. What PingOne does on 429 is not public.',
      exchanges: throttled.map(({ id }) => id),
    }
  },
}

const pageSize = 10
/** So many resources are read at most: an endpoint may have any number of users. */
const mostRead = 400

const paging: Check = {
  id: 'load.paging',
  title: 'The list of users has pages',
  needs:
    'startIndex and count select a page of GET /Users; the pages together show each user once, and totalResults counts all.',
  section: rfc(7644, '3.4.2.4'),
  fix: [
    'Begin with the resource number startIndex, from 1, and show count resources at most.',
    'Count all matches in totalResults on each page; keep one order of all pages.',
  ],
  after: ['load.first-sync'],
  isNeeded: ({ resyncRead }) => resyncRead === 'list',
  play: async () => {},
  async judge(_evidence, scene) {
    const { oddities, exchanges, status } = await readAllPages(scene)
    if (status !== 200)
      return {
        verdict: 'not-supported',
        cause: 'paging',
        summary: `GET /Users?startIndex=1&count=${pageSize} is answered with ${status ?? 'nothing'}.`,
        next: 'PingOne reads each user by its id where it reads no list.',
        exchanges,
      }
    const [first, ...others] = oddities
    if (first === undefined) return undefined
    return {
      verdict: 'remark',
      cause: 'paging',
      summary: first,
      next: 'Where PingOne reads a list of all users, it reads those that the list lacks by their ids.',
      details: others,
      exchanges,
    }
  },
}

/** A first sync, many changes at once, and long lists. */
export const load: Theme = {
  id: 'load',
  title: 'Load',
  checks: [firstSync, throttling, paging],
}

async function readAllPages({ endpoint, username }: Scene) {
  const oddities = new Set<string>()
  const exchanges: string[] = []
  const [seen, names] = [new Set<string>(), new Set<string>()]
  let total: number | undefined
  for (let index = 1; index <= mostRead; index += pageSize) {
    // oxlint-disable-next-line no-await-in-loop -- a page leads to the next
    const { status, body, exchange } = await endpoint.get(
      `/Users?startIndex=${index}&count=${pageSize}`,
    )
    exchanges.push(exchange.id)
    if (status !== 200 || !isObject(body)) return { oddities: [...oddities], exchanges, status }
    const resources = resourcesIn(body)
    const totalHere = Number(memberOf(body, 'totalResults'))
    if (resources.length > pageSize)
      oddities.add(`A page has ${resources.length} resources where count is ${pageSize}.`)
    if (total !== undefined && totalHere !== total)
      oddities.add(`totalResults is ${total} on one page and ${totalHere} on another.`)
    total ??= totalHere
    if (resources.some((resource) => seen.has(idOf(resource) ?? '')))
      oddities.add('A resource is on two pages.')
    for (const resource of resources) {
      seen.add(idOf(resource) ?? '')
      names.add((nameOf(resource) ?? '').toLowerCase())
    }
    if (index === 1 && total < keys.length)
      oddities.add(`totalResults is ${total}, and the endpoint has ${keys.length} users at least.`)
    const isLast = resources.length === 0 || (totalHere >= keys.length && seen.size >= totalHere)
    if (isLast) break
  }
  const missing = keys.filter((key) => !names.has(username(key).toLowerCase()))
  const isWhole = total !== undefined && total <= mostRead
  if (isWhole && missing.length > 0)
    oddities.add(
      missing.length === 1 ? 'One user is on no page.' : `${missing.length} users are on no page.`,
    )
  return { oddities: [...oddities], exchanges, status: 200 }
}
