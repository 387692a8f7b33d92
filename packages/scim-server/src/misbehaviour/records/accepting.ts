import { ScimError } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'
import { respond } from '../../response/respond.ts'
import { callOf, isWriting } from '../wrappers/call.ts'
import { bodyOf } from '../wrappers/json-body.ts'
import type { Acts, Misbehaviour } from './record.ts'

/** Errors in which requests a server accepts. */
export const accepting = [
  {
    id: 'too-many-requests',
    title: 'Every second write is refused with 429',
    what: 'Every second request that changes something is answered with 429 and `Retry-After: 1`, at any rate of requests.',
    evidence: {
      source:
        'https://docs.pingidentity.com/integrations/amazon/aws_iam_identity_center_provisioner/pf_aws_singlesignon_connector_changelog.html',
      note: 'Ping’s AWS provisioner learned to retry PATCH on 429 as late as December 2025.',
    },
    effect:
      'Every second write is sent again after the pause in `Retry-After`, so a first sync takes a second for each two users. What PingOne does on 429 is not public; with `retries=none` every second user is Failed, cause `throttled`, until the next change or a Full Resync.',
    remedy: 'Allow the rate of an initial sync: some 25 requests a second for each client.',
    section: 'RFC 6585 §4',
    wrap(service) {
      let writes = 0
      return async (request, next) => {
        if (!isWriting(callOf(request, next, service))) return next(request)
        writes += 1
        if (writes % 2 === 1) return next(request)
        const error = new ScimError(429, 'Too many requests; try again in a second.')
        return respond(429, error.toBody(), { 'retry-after': '1' })
      }
    },
  },
  {
    id: 'duplicates-accepted',
    title: 'Two users may have the same userName',
    what: 'A create or change with the `userName` of another user succeeds; it should be refused with 409 `uniqueness`.',
    evidence: {
      source: 'https://github.com/simpleidserver/SimpleIdServer/issues/928',
      note: 'A PATCH to a taken userName succeeded.',
    },
    effect:
      'A user whose name another user has at the target becomes a second one with that name, counted as Success; a look-up may find either of them.',
    remedy: 'Make `userName` unique in the store itself, in any letter case.',
    section: 'RFC 7643 §4.1.1',
    adapt: (service) => ({ ...service, store: allowDuplicates(service.store) }),
    acts: hasDuplicate,
  },
] as const satisfies readonly Misbehaviour[]

/** Tells whether a write leaves two users with the userName of its answer. */
async function hasDuplicate({ request, answer, ask }: Parameters<Acts>[0]): Promise<boolean> {
  const userName = bodyOf(answer)?.['userName']
  const [, users] = /^(.*\/Users)(?:\/[^/]+)?$/.exec(request.path) ?? []
  const isWrite = request.method !== 'GET' && answer.status < 300
  if (!isWrite || users === undefined || typeof userName !== 'string') return false
  const query = new URLSearchParams({
    filter: `userName eq ${JSON.stringify(userName)}`,
    count: '0',
  })
  const found = await ask({ ...request, method: 'GET', path: users, query, headers: {}, body: '' })
  return Number(bodyOf(found)?.['totalResults']) > 1
}

function allowDuplicates(store: Store): Store {
  return {
    ...store,
    commit: (writes) =>
      store.commit(
        [...writes].map((write) =>
          write.kind === 'put' ? { ...write, allowDuplicate: true } : write,
        ),
      ),
  }
}
