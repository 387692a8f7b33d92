import { isComplex, rootAttributesOf, ScimError, type Complex } from '@pingone-sandbox/scim'
import { changeRequests, type Call } from '../wrappers/call.ts'
import { bodyOf } from '../wrappers/json-body.ts'
import { memberOf } from '../wrappers/member.ts'
import { isOfMembers, isVerb } from '../wrappers/patch-operations.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in which requests a server refuses. */
export const refusing = [
  {
    id: 'read-only-refused',
    title: 'Read-only attributes in a request are refused',
    what: 'A POST or PUT with `id`, `meta` or `groups` is refused with 400 `mutability`; such values should be ignored, so that clients can send back a resource that they have read.',
    evidence: {
      source: 'https://github.com/pingidentity/scim2/issues/93',
      note: 'The schema checker of Ping’s own SDK refused `id` and `meta` in a request.',
    },
    effect:
      'PingOne sends the `id` with each PUT: users are created and never changed. Each update and each disable is Failed, cause `refused`, so users who should be disabled keep active accounts. Where PingOne patches users (`patch-first`), there is no effect.',
    remedy: 'Ignore read-only attributes.',
    section: 'RFC 7644 §3.5.1',
    wrap: refuse(({ endpoint }, body) => {
      const readOnly = endpoint ? rootAttributesOf(endpoint.type) : []
      const found = readOnly.find(
        ({ name, definition }) =>
          name !== 'schemas' &&
          definition.mutability === 'readOnly' &&
          memberOf(body, name) !== undefined,
      )
      return found && new ScimError(400, `Attribute ${found.name} is read-only.`, 'mutability')
    }),
  },
  {
    id: 'vendor-schemas-refused',
    title: 'Schemas of vendors are refused',
    what: 'A POST or PUT whose `schemas` contain another URN than those of the RFC is refused with 400 `invalidValue`.',
    evidence: {
      source: 'https://github.com/simpleidserver/SimpleIdServer/issues/42',
      note: 'A user with a schema that was not registered was refused: the schema is unknown.',
    },
    effect:
      'Where an attribute of such a schema is mapped, each user with a value for it is Failed, cause `refused`, and not created.',
    remedy: 'Ignore unknown extensions, or list the known ones in `/Schemas`.',
    section: 'RFC 7643 §3.3',
    wrap: refuse((_, body) => {
      const schemas: unknown = memberOf(body, 'schemas')
      const urns: readonly unknown[] = Array.isArray(schemas) ? schemas : []
      const found = urns.find((urn) => !/^urn:ietf:params:scim:/i.test(String(urn)))
      return found === undefined
        ? undefined
        : new ScimError(400, `Schema ${JSON.stringify(found)} is not supported.`, 'invalidValue')
    }),
  },
  {
    id: 'members-without-display-refused',
    title: 'Members without `display` are refused',
    what: 'A group whose `members` have only a `value` is refused with 422; `display` is a name for people, and optional.',
    evidence: {
      source: 'https://github.com/Infisical/infisical/issues/6552',
      note: 'PUT and PATCH of groups were refused with 422 for members without `display`.',
    },
    effect:
      'PingOne sends only the ids of members: a group that has members is Failed, cause `refused`, and not created. No effect on users.',
    remedy: 'Require only the `value` of a member.',
    section: 'RFC 7643 §4.2',
    wrap: refuse(({ endpoint }, body) =>
      endpoint?.name === 'Group' && membersIn(body).some((member) => !isNamed(member))
        ? new ScimError(422, 'members[].display is required.')
        : undefined,
    ),
  },
] as const satisfies readonly Misbehaviour[]

/** Makes a wrapper that refuses writes by their bodies. */
function refuse(findError: (call: Call, body: Complex) => ScimError | undefined): Wrapper {
  return changeRequests((call) => {
    const { request } = call
    const body = ['POST', 'PUT', 'PATCH'].includes(request.method) ? bodyOf(request) : undefined
    const error = call.endpoint && body && findError(call, body)
    if (error) throw error
    return request
  })
}

const isNamed = (member: unknown): boolean =>
  isComplex(member) && typeof memberOf(member, 'display') === 'string'

/** Returns the members that a request adds to a group. */
function membersIn(body: Complex): readonly unknown[] {
  const { Operations } = body
  const operations: readonly unknown[] = Array.isArray(Operations) ? Operations : []
  return [
    ...elementsOf(memberOf(body, 'members')),
    ...operations.filter(isComplex).flatMap((operation) => {
      const { value } = operation
      if (isVerb(operation, 'remove')) return []
      if (isOfMembers(operation)) return elementsOf(value)
      return isComplex(value) ? elementsOf(memberOf(value, 'members')) : []
    }),
  ]
}

function elementsOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}
