import { isComplex, ScimError, type Complex } from '@pingone-sandbox/scim'
import { appendedBy, appendLists } from '../wrappers/append-lists.ts'
import { changeRequests, readCurrent, type Call } from '../wrappers/call.ts'
import { composeWrappers } from '../wrappers/compose-wrappers.ts'
import { bodyOf, withBody } from '../wrappers/json-body.ts'
import { keyOf, without } from '../wrappers/member.ts'
import { changeOperations, pathOf } from '../wrappers/patch-operations.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in PUT, by which PingOne updates and disables users. */
export const replacing = [
  {
    id: 'no-put',
    title: 'PUT is not supported',
    what: 'Every PUT is answered with 501; PUT is mandatory, PATCH is not.',
    evidence: {
      source: 'https://docs.aws.amazon.com/singlesignon/latest/developerguide/supported-apis.html',
      note: 'AWS IAM Identity Center has no PUT for groups.',
    },
    effect:
      'Users are created and never changed: each update and each disable is Failed, cause `method-not-supported`, so users who should be disabled keep active accounts.',
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
    what: 'Every PUT is answered with 404, like an unknown path, although the resource exists.',
    evidence: {
      source: 'https://github.com/goauthentik/authentik/issues/16678',
      note: 'Google Cloud Identity has no PUT for users and answers it with its page for 404; the client treated the user as deleted.',
    },
    effect:
      'Users are created and never changed: PingOne reads the user and finds that it exists, so each update and each disable is Failed, cause `method-not-supported`, and users who should be disabled keep active accounts.',
    remedy: 'Support PUT; until then answer 501, or 405 with the supported methods.',
    section: 'RFC 7644 §3.5.1',
    wrap: () => (request, next) => {
      if (request.method !== 'PUT') return next(request)
      throw new ScimError(404, `There is nothing at ${request.path}.`)
    },
  },
  {
    id: 'put-merges',
    title: 'PUT merges instead of replacing',
    what: 'Attributes that a PUT omits stay; they should be cleared.',
    evidence: {
      source: 'https://github.com/attevon-llc/OpenTranscribe/issues/582',
      note: 'A PUT of a user changed the attributes that it contained and cleared none.',
    },
    effect:
      'No effect on users, because PingOne sends back all attributes that it has read. Where it updates groups by PUT (`put-only-2024`) the last member stays, with the remark `kept members`: a group without members is sent without `members`.',
    remedy: 'Clear an attribute that is absent from a PUT.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((current, replacement) => ({
      ...without(current, Object.keys(replacement)),
      ...replacement,
    })),
  },
  {
    id: 'replace-appends-list',
    title: 'A list is extended instead of replaced',
    what: 'A PUT, or a PATCH with `replace`, adds its values to a multi-valued attribute and removes none: old e-mail addresses stay, and so do members.',
    evidence: {
      source: 'https://github.com/keycloak/keycloak/issues/52752',
      note: '`replace` of `members` added the new ones and removed none.',
    },
    effect:
      'A user who gets another e-mail address keeps the old one, with the remark `kept emails[work]`, also after each later update. Where PingOne updates groups by PUT (`put-only-2024`), members who leave stay, with the remark `kept members`. Both count as Success.',
    remedy: 'Replace all values by those of the request.',
    section: 'RFC 7644 §3.5.2.3',
    wrap: composeWrappers(
      changeReplacements(appendLists),
      changeOperations((operation, call) => appendedBy(operation, call)),
    ),
  },
  {
    id: 'put-without-active-enables',
    title: 'A PUT without `active` enables the user',
    what: 'A PUT without `active` makes the user active. The RFC allows servers to choose a default; this one enables an account that was disabled.',
    evidence: {
      source: 'https://github.com/vouch-sh/vouch/pull/1415',
      note: 'A PUT without `active` sets it to true.',
    },
    effect: 'None: PingOne sends `active` in each PUT.',
    remedy: 'Keep `active` unchanged when a PUT omits it.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((_, replacement, { endpoint }) =>
      endpoint?.name === 'User' && keyOf(replacement, 'active') === undefined
        ? { ...replacement, active: true }
        : replacement,
    ),
  },
  {
    id: 'members-ignored-on-put',
    title: 'PUT of a group ignores its members',
    what: 'A PUT changes the name of a group and answers 200, but its `members` are ignored.',
    evidence: {
      source: 'https://github.com/bitwarden/server/pull/4804',
      note: 'Members in a PUT were applied for Okta only, so PingOne’s were lost.',
    },
    effect:
      'Where PingOne updates groups by PUT (`put-only-2024`) no change of members is applied, while it counts the group as Success, with the remark `kept members` or `dropped members`.',
    remedy: 'Replace the members of the group by those of the PUT.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((current, replacement, { endpoint }) =>
      endpoint?.name === 'Group' ? keep(current, replacement, 'members') : replacement,
    ),
  },
  {
    id: 'active-ignored',
    title: '`active` is accepted and ignored',
    what: 'A PUT or PATCH with `"active": false` is answered with success; the account stays active.',
    evidence: {
      source: 'https://github.com/NorthlandPositronics/Cogtrix/issues/122',
      note: 'Deprovisioning was answered with 200 and deactivated no user.',
    },
    effect:
      'PingOne counts a disabled or removed user as done, and the account stays active: only the remark `altered active` shows it.',
    remedy: 'Apply `active`, or refuse the request.',
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

/** Makes a wrapper that changes the replacement in a PUT. */
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
  const others = without(replacement, [name])
  return name in current ? { ...others, [name]: current[name] } : others
}
