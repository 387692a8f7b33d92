import { compileFilter, ScimError } from '@pingone-sandbox/scim'
import { callOf, isListing, readCurrent } from './call.ts'
import { bodyOf } from './json-body.ts'
import type { Misbehaviour } from './record.ts'
import { relist } from './relist.ts'
import { readStale } from './stale-read.ts'

/** What servers get wrong about which resources there are to read. */
export const reading = [
  {
    id: 'stale-read',
    title: 'The first read after a write shows what was before',
    what: 'After each write the resource is read once, and listed once, as it was before it: reads go to a replica that lags.',
    evidence: {
      source: 'https://github.com/fleetdm/fleet/issues/50724',
      note: 'A PATCH that read from a stale replica deleted members of a group.',
    },
    effect:
      'A change right after the create finds no such user, neither by id nor by filter: the second create draws 409, and the user is Failed until the next change.',
    remedy: 'Answer a client from where it has written, at least for a while.',
    section: 'RFC 7644 §3.4.1',
    wrap: readStale,
  },
  {
    id: 'inactive-hidden',
    title: 'Users who are not active cannot be found',
    what: 'A user with `"active": false` is 404 by its id and in no list, while its `userName` stays taken.',
    evidence: {
      source: 'https://github.com/ssoready/ssoready/issues/155',
      note: 'Disabling was taken for deleting, so that nobody could be enabled again.',
    },
    effect:
      'Whom PingOne has disabled cannot be enabled: neither the id nor the filter finds the user, the create draws 409, and the user is Failed.',
    remedy: 'Show inactive users like all others, with `"active": false`.',
    section: 'RFC 7643 §4.1.1',
    wrap: (service) => async (request, next) => {
      const call = callOf(request, next, service)
      if (call.endpoint !== service.users) return next(request)
      if (isListing(call))
        return relist(call, service, ({ filter }) => {
          const holds = filter ? compileFilter(filter, service.users.type) : () => true
          return (user) => user['active'] !== false && holds(user)
        })
      if (call.id !== undefined) {
        const current = bodyOf(await readCurrent(call))
        if (current?.['active'] === false) throw new ScimError(404, `There is no User ${call.id}.`)
      }
      return next(request)
    },
  },
] as const satisfies readonly Misbehaviour[]
