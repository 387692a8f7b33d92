import { isComplex, ScimError, type Complex } from '@pingone-sandbox/scim'
import { appendedBy, appendLists } from '../wrappers/append-lists.ts'
import { changeRequests, readCurrent, type Call } from '../wrappers/call.ts'
import { composeWrappers } from '../wrappers/compose-wrappers.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import { keyOf, without } from '../wrappers/member.ts'
import { changeOperations, pathOf } from '../wrappers/patch-operations.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

/** What servers get wrong about PUT: how PingOne updates and disables users. */
export const replacing = [
  {
    id: 'no-put',
    title: 'PUT is not supported',
    what: 'Every PUT draws 501; of the two ways to change a resource this is the one that all servers must have.',
    evidence: {
      source: 'https://docs.aws.amazon.com/singlesignon/latest/developerguide/supported-apis.html',
      note: 'AWS IAM Identity Center has no PUT for groups.',
    },
    effect:
      'Users are created and never changed: each update and each disable is Failed, cause `method-not-supported`, so leavers keep their accounts.',
    remedy: 'Support PUT for users, and for groups unless all your clients send PATCH.',
    section: 'RFC 7644 §3.5.1',
    wrap: () => (request, next) => {
      if (request.method !== 'PUT') return next(request)
      throw new ScimError(501, 'PUT is not implemented.')
    },
  },
  {
    id: 'put-not-found',
    title: 'PUT is answered with 404',
    what: 'Every PUT draws 404, as a path that is not served does, although the resource is there.',
    evidence: {
      source: 'https://github.com/goauthentik/authentik/issues/16678',
      note: 'Google Cloud Identity has no PUT for users and answers it with its page for 404; the client took the user for deleted.',
    },
    effect:
      'Users are created and never changed: a read tells PingOne that the user is there, so each update and each disable is Failed, cause `method-not-supported`, and leavers keep their accounts.',
    remedy: 'Support PUT; until then answer 501, or 405 with the methods that there are.',
    section: 'RFC 7644 §3.5.1',
    wrap: () => (request, next) => {
      if (request.method !== 'PUT') return next(request)
      throw new ScimError(404, `There is nothing at ${request.path}.`)
    },
  },
  {
    id: 'put-merges',
    title: 'PUT merges instead of replacing',
    what: 'What a PUT leaves out stays; it should be cleared.',
    evidence: {
      source: 'https://github.com/attevon-llc/OpenTranscribe/issues/582',
      note: 'A PUT of a user changed what it named and cleared nothing.',
    },
    effect:
      'Users lose nothing, as PingOne sends back what it has read. Where it updates groups by PUT (`put-only-2024`) the last member stays, with the remark `kept members`: a group without members is sent without `members`.',
    remedy: 'Take an attribute that is absent from a PUT as unassigned.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((current, replacement) => ({
      ...without(current, Object.keys(replacement)),
      ...replacement,
    })),
  },
  {
    id: 'replace-appends-list',
    title: 'A list is added to where it should be replaced',
    what: 'A PUT, or a PATCH with `replace`, adds its values to a multi-valued attribute and takes none away: old e-mail addresses stay, and so do members.',
    evidence: {
      source: 'https://github.com/keycloak/keycloak/issues/52752',
      note: '`replace` of `members` added the new ones and removed none.',
    },
    effect:
      'A user who gets another e-mail address keeps the old one, with the remark `kept emails[work]`, and so does each later update. Where PingOne updates groups by PUT (`put-only-2024`) members who leave stay, with the remark `kept members`. Both count as Success.',
    remedy: 'Make the values those of the request, no others.',
    section: 'RFC 7644 §3.5.2.3',
    wrap: composeWrappers(
      changeReplacements(appendLists),
      changeOperations((operation, call) => appendedBy(operation, call)),
    ),
  },
  {
    id: 'put-without-active-enables',
    title: 'A PUT without `active` enables the user',
    what: 'A PUT that does not say `active` makes the user active. The RFC lets servers choose a default; here it opens an account that was closed.',
    evidence: {
      source: 'https://github.com/vouch-sh/vouch/pull/1415',
      note: 'A PUT without `active` sets it to true.',
    },
    effect: 'None: PingOne says `active` in each PUT.',
    remedy: 'Let `active` stay as it is when a PUT leaves it out.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((_, replacement, { endpoint }) =>
      endpoint?.name === 'User' && keyOf(replacement, 'active') === undefined
        ? { ...replacement, active: true }
        : replacement,
    ),
  },
  {
    id: 'members-ignored-on-put',
    title: 'PUT of a group leaves its members alone',
    what: 'A PUT changes the name of a group and answers 200, but its `members` are not looked at.',
    evidence: {
      source: 'https://github.com/bitwarden/server/pull/4804',
      note: 'Members in a PUT were honoured for Okta alone, so PingOne’s were lost.',
    },
    effect:
      'Where PingOne updates groups by PUT (`put-only-2024`) no membership change arrives, while it counts the group as Success, with the remark `kept members` or `dropped members`.',
    remedy: 'Make the members of the group those of the PUT.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((current, replacement, { endpoint }) =>
      endpoint?.name === 'Group' ? keep(current, replacement, 'members') : replacement,
    ),
  },
  {
    id: 'active-ignored',
    title: '`active` is accepted and forgotten',
    what: 'A PUT or PATCH with `"active": false` is answered with success; the account stays open.',
    evidence: {
      source: 'https://github.com/NorthlandPositronics/Cogtrix/issues/122',
      note: 'Deprovisioning got its 200 and deactivated no user.',
    },
    effect:
      'PingOne counts a disabled or removed user as done, and the account stays active: the remark `altered active` is all that shows it.',
    remedy: 'Act on `active`, or refuse what you will not do.',
    section: 'RFC 7643 §4.1.1',
    wrap: (service) => composeWrappers(keepActive, patchWithoutActive)(service),
  },
] as const satisfies readonly Misbehaviour[]

const keepActive = changeReplacements((current, replacement) =>
  keep(current, replacement, 'active'),
)

const patchWithoutActive = changeOperations((operation) => {
  if (/^(?:urn:\S+:)?active$/i.test(pathOf(operation))) return undefined
  const { value } = operation
  return pathOf(operation) === '' && isComplex(value)
    ? { ...operation, value: without(value, ['active']) }
    : operation
})

/** Makes a wrapper that changes what a PUT puts in place of what is there. */
function changeReplacements(
  change: (current: Complex, replacement: Complex, call: Call) => Complex,
): Wrapper {
  return changeRequests(async (call) => {
    const { request } = call
    if (request.method !== 'PUT') return request
    const current = await readCurrent(call)
    const [present, replacement] = [bodyOf(current), bodyOf(request)]
    if (current.status !== 200 || !present || !replacement) return request
    return withBody(request, change(present, replacement, call))
  })
}

function keep(current: Complex, replacement: Complex, name: string): Complex {
  const rest = without(replacement, [name])
  return name in current ? { ...rest, [name]: current[name] } : rest
}
