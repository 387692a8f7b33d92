import type { HttpResponse } from '@pingone-sandbox/http'
import { compileFilter, isComplex, ScimError } from '@pingone-sandbox/scim'
import { callOf, isListing, readCurrent } from '../wrappers/call.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import { relist } from '../wrappers/relist.ts'
import { readStale } from '../wrappers/stale-read.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in which resources a client can read. */
export const reading = [
  {
    id: 'created-not-readable',
    title: 'A created resource cannot be read by its id',
    what: 'The answer to a create has an id that cannot be read: the resource is stored under another one, which a search returns.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/3424',
      note: 'A create returned one id, which was 404, and the user was stored under another.',
    },
    effect:
      'The user is created and counts as Success. A group with this user is Failed, because the target does not know the member. The next change finds no such id, looks the user up, and links and updates the account, with the remark `not-readable`. A user who leaves before that is Failed, cause `mismatch`, and the account stays active.',
    remedy: 'Return the id under which the resource is stored.',
    section: 'RFC 7643 §3.1',
    wrap: (service) => async (request, next) => {
      const answer = await next(request)
      const id = bodyOf(answer)?.['id']
      if (answer.status !== 201 || typeof id !== 'string') return answer
      return renamed(answer, id, service.newId())
    },
  },
  {
    id: 'stale-read',
    title: 'The first read after a write is stale',
    what: 'After each write, the first read and the first listing return the resource as it was before the write, like a replica that lags.',
    evidence: {
      source: 'https://github.com/fleetdm/fleet/issues/50724',
      note: 'A PATCH that read from a stale replica deleted members of a group.',
    },
    effect:
      'A change right after the create finds no such user, neither by id nor by filter: the second create is refused with 409, and the user is Failed, cause `conflict`, until the next change. So are users in a Full Resync right after the create, cause `conflict` or `mismatch`.',
    remedy: 'Read from the node that has processed the write, at least for a while.',
    section: 'RFC 7644 §3.4.1',
    wrap: readStale,
  },
  {
    id: 'inactive-hidden',
    title: 'Users who are not active cannot be found',
    what: 'A user with `"active": false` is 404 by its id and in no list, while its `userName` cannot be used again.',
    evidence: {
      source: 'https://github.com/ssoready/ssoready/issues/155',
      note: 'Disabling was treated as deleting, so that no user could be enabled again.',
    },
    effect:
      'A user that PingOne has disabled cannot be enabled: neither the id nor the filter finds it, the create is refused with 409, and the user is Failed, cause `conflict`.',
    remedy: 'Return inactive users like all others, with `"active": false`.',
    section: 'RFC 7643 §4.1.1',
    wrap: (service) => async (request, next) => {
      const call = callOf(request, next, service)
      if (call.endpoint !== service.users) return next(request)
      if (isListing(call))
        return relist(call, service, ({ filter }) => {
          const matches = filter ? compileFilter(filter, service.users.type) : () => true
          return (user) => user['active'] !== false && matches(user)
        })
      if (call.id !== undefined) {
        const current = bodyOf(await readCurrent(call))
        if (current?.['active'] === false) throw new ScimError(404, `There is no User ${call.id}.`)
      }
      return next(request)
    },
  },
] as const satisfies readonly Misbehaviour[]

/** Replaces the id in an answer: in the resource and in its locations. */
function renamed(answer: HttpResponse, id: string, other: string): HttpResponse {
  const placed = (text: string) =>
    text.replaceAll(`/${encodeURIComponent(id)}`, `/${encodeURIComponent(other)}`)
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, placed(value)])
  const { meta, ...resource } = bodyOf(answer) ?? {}
  const renamedMeta =
    isComplex(meta) && typeof meta['location'] === 'string'
      ? { ...meta, location: placed(meta['location']) }
      : meta
  return withBody(
    { ...answer, headers: Object.fromEntries(headers) },
    { ...resource, id: other, ...(meta !== undefined && { meta: renamedMeta }) },
  )
}
