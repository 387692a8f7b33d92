import { foldCase, findAttribute, isComplex, type Complex } from '@pingone-sandbox/scim'
import { changeRequests } from '../wrappers/call.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import { changeOperations, isOfMembers, isVerb, pathOf } from '../wrappers/patch-operations.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in PATCH, by which PingOne changes the members of groups. */
export const patching = [
  {
    id: 'no-patch',
    title: 'PATCH is not supported',
    what: 'Every PATCH is answered with 501, and `/ServiceProviderConfig` declares it as not supported. The RFC allows it; few clients read the declaration.',
    evidence: {
      source: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2',
      note: 'PATCH is OPTIONAL.',
    },
    effect:
      'A group is created with its members and never changed: it is Failed at the first change, cause `method-not-supported`, unless the profile updates groups by PUT.',
    remedy: 'Support PATCH, at least for `members` and `displayName` of groups.',
    section: 'RFC 7644 §3.5.2',
    adapt: (service) => ({ ...service, features: { ...service.features, patch: false } }),
    acts: ({ request, answer }) => request.method === 'PATCH' && answer.status === 501,
  },
  {
    id: 'filtered-remove-ignored',
    title: 'A removal by value filter does nothing',
    what: '`remove` at `members[value eq "…"]` is answered with success; the member stays.',
    evidence: {
      source: 'https://github.com/goauthentik/authentik/issues/25686',
      note: 'Every removal was ignored while additions worked, and the client recorded success.',
    },
    effect:
      'A user who leaves a group stays in it at the target, while PingOne counts the group as Success: the answer to the PATCH has no body, so there is no remark.',
    remedy:
      'Remove the elements that the filter selects; answer 400 `noTarget` if it selects none.',
    section: 'RFC 7644 §3.5.2.2',
    wrap: changeOperations((operation) =>
      isVerb(operation, 'remove') && pathOf(operation).includes('[') ? undefined : operation,
    ),
  },
  {
    id: 'filtered-remove-clears-all',
    title: 'A removal by value filter removes everything',
    what: '`remove` at `members[value eq "…"]` removes every member; the filter is ignored.',
    evidence: {
      source: 'https://github.com/msaad00/agent-bom/issues/3533',
      note: 'Removing A from A and B left an empty group.',
    },
    effect:
      'When one member leaves a group, all members are removed at the target, while PingOne counts the group as Success. A Full Resync adds the others again.',
    remedy: 'Remove only the elements that the filter selects.',
    section: 'RFC 7644 §3.5.2.2',
    wrap: changeOperations((operation) =>
      isVerb(operation, 'remove')
        ? { ...operation, path: pathOf(operation).replace(/\[.*$/s, '') }
        : operation,
    ),
  },
  {
    id: 'add-replaces-list',
    title: '`add` replaces the list',
    what: 'After `add` at `members` the group has only the new members; it should keep the others.',
    evidence: {
      source: 'https://github.com/msaad00/agent-bom/issues/3533',
      note: 'Adding C to A and B left C.',
    },
    effect:
      'When a user joins a group, all others are removed from it at the target, while PingOne counts the group as Success. A Full Resync adds the missing members, who are then the only ones.',
    remedy: 'Add to the values of a multi-valued attribute, without repeating one.',
    section: 'RFC 7644 §3.5.2.1',
    wrap: changeOperations((operation, { endpoint }) => {
      const attribute = endpoint && findAttribute(endpoint.type, pathOf(operation))
      return isVerb(operation, 'add') && attribute?.definition.multiValued
        ? { ...operation, op: 'replace' }
        : operation
    }),
  },
  {
    id: 'member-add-lost',
    title: 'Added members are not stored',
    what: '`add` at `members` is answered with success and stores none.',
    evidence: {
      source: 'https://github.com/gravitational/teleport/issues/67372',
      note: 'The request was answered with 200, and the group was stored without members.',
    },
    effect:
      'A user who joins a group is not added to it at the target, while PingOne counts the group as Success. Each Full Resync adds the user again, without effect.',
    remedy: 'Store the members, or refuse the request.',
    section: 'RFC 7644 §3.5.2.1',
    wrap: changeOperations((operation) =>
      isVerb(operation, 'add') && isOfMembers(operation) ? undefined : operation,
    ),
  },
  {
    id: 'string-is-true',
    title: '`"False"` is true',
    what: 'An `active` that is sent as text is cast, and any text that is not empty is true.',
    evidence: {
      source:
        'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility',
      note: 'Entra sends `active` as the text "False" by default.',
    },
    effect: 'None: PingOne sends booleans. With Entra no user is ever disabled.',
    remedy: 'Read "True" and "False" as booleans, or refuse them with 400 `invalidValue`.',
    section: 'RFC 7643 §2.3.2',
    wrap: changeRequests(({ request, endpoint }) => {
      const body = endpoint && bodyOf(request)
      return body ? withBody(request, castActive(body)) : request
    }),
  },
] as const satisfies readonly Misbehaviour[]

/** Casts each text in `active`, and each that an operation sets there. */
function castActive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(castActive)
  if (!isComplex(value)) return value
  const isOfActive = /^(?:urn:\S+:)?active$/i.test(String(value['path']))
  const entries = Object.entries(value).map(([key, each]) => {
    const isText = typeof each === 'string'
    const isActive = foldCase(key) === 'active' || (isOfActive && key === 'value')
    return [key, isText && isActive ? each !== '' : castActive(each)]
  })
  return Object.fromEntries(entries) as Complex
}
