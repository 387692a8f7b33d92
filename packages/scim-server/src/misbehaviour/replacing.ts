import { isComplex, ScimError, type Complex } from '@pingone-sandbox/scim'
import { changeRequests, readCurrent, type Call } from './call.ts'
import { bodyOf, withBody } from './json-body.ts'
import { changeOperations, pathOf } from './operations.ts'
import type { Misbehaviour, Wrapper } from './record.ts'

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
      'Users are created and never changed: each update and each disable is Failed, so leavers keep their accounts.',
    remedy: 'Support PUT for users, and for groups unless all your clients send PATCH.',
    section: 'RFC 7644 §3.5.1',
    wrap: () => (request, next) => {
      if (request.method !== 'PUT') return next(request)
      throw new ScimError(501, 'PUT is not implemented.')
    },
  },
  {
    id: 'put-merges',
    title: 'PUT merges instead of replacing',
    what: 'What a PUT leaves out stays; it should be cleared.',
    evidence: {
      source: 'https://github.com/python-scim/scim2-server',
      note: 'Its PUT updates the resource with what came.',
    },
    effect:
      'Users lose nothing, as PingOne sends back what it has read. Where it updates groups by PUT (`put-only-2024`) the last member stays: a group without members is sent without `members`.',
    remedy: 'Take an attribute that is absent from a PUT as unassigned.',
    section: 'RFC 7644 §3.5.1',
    wrap: changeReplacements((current, replacement) => ({ ...current, ...replacement })),
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
      'Where PingOne updates groups by PUT (`put-only-2024`) no membership change arrives, while it counts the group as Success.',
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
      note: 'Deprovisioning got its 200 and deactivated nobody.',
    },
    effect:
      'PingOne counts a disabled or removed user as done, and the account stays active: nothing shows it.',
    remedy: 'Act on `active`, or refuse what you will not do.',
    section: 'RFC 7643 §4.1.1',
    wrap(service) {
      const [outer, inner] = [keepActive(service), patchWithoutActive(service)]
      return (request, next) => outer(request, async (kept) => inner(kept, next))
    },
  },
] as const satisfies readonly Misbehaviour[]

const keepActive = changeReplacements((current, replacement) =>
  keep(current, replacement, 'active'),
)

const patchWithoutActive = changeOperations((operation) => {
  if (pathOf(operation).toLowerCase() === 'active') return undefined
  const { value } = operation
  if (!isComplex(value)) return operation
  const { active: _, ...rest } = value
  return { ...operation, value: rest }
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
  const { [name]: _, ...rest } = replacement
  return name in current ? { ...rest, [name]: current[name] } : rest
}
