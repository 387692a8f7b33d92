import { findAttribute, isComplex, ScimError, type Complex } from '@pingone-sandbox/scim'
import { changeAnswers, changeRequests, type Call } from '../wrappers/call.ts'
import { composeWrappers } from '../wrappers/compose-wrappers.ts'
import { bodyOf, changeResources, withBody } from '../wrappers/json-body.ts'
import { keyOf, memberOf, without } from '../wrappers/member.ts'
import { changeOperations, pathOf, type ReceivedOperation } from '../wrappers/patch-operations.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

/** The attributes that the server stores. */
const stored = new Set([
  'schemas',
  'id',
  'meta',
  'externalId',
  'userName',
  'name',
  'displayName',
  'emails',
  'active',
  'members',
])

/** Errors in which values a server stores. */
export const keeping = [
  {
    id: 'attributes-dropped',
    title: 'Attributes are dropped',
    what: 'The server stores `userName`, `externalId`, `name`, `displayName`, `emails` and `active` of a user; it drops phone numbers, titles, addresses and the enterprise extension without an error.',
    evidence: {
      source: 'https://github.com/Metatavu/keycloak-scim-server/issues/66',
      note: 'Mobile phone numbers were sent and never stored.',
    },
    effect:
      'Users count as Success with a remark for each value that is missing, such as `dropped phoneNumbers`. Each Full Resync writes these users again.',
    remedy: 'Store every attribute that `/Schemas` lists, and list every one that you store.',
    section: 'RFC 7644 §3.5.1',
    wrap: drop((name) => !stored.has(name)),
  },
  {
    id: 'external-id-dropped',
    title: '`externalId` is dropped',
    what: 'An `externalId` is accepted and not stored: no answer contains it, and no filter finds it.',
    evidence: {
      source: 'https://github.com/langwatch/langwatch/issues/6974',
      note: 'The `externalId` of users was not read, not stored, and not returned.',
    },
    effect:
      'Where `externalId` is mapped, users count as Success, with the remark `dropped externalId`, and each Full Resync writes them again. A User Filter Expression on it finds no user.',
    remedy: 'Store `externalId`, return it, and support it in filters.',
    section: 'RFC 7643 §3.1',
    wrap: drop((name) => name === 'externalId'),
  },
  {
    id: 'email-without-type',
    title: 'E-mail addresses have no type',
    what: 'The `type` of an e-mail address is neither stored nor shown: an address has a `value` and `primary`, and a PATCH at `emails[type eq "work"]` is refused with 400 `noTarget`.',
    evidence: {
      source: 'https://github.com/zitadel/zitadel/pull/9690',
      note: 'E-mail addresses had no `type`, so that paths like `emails[type eq "work"]` matched none.',
    },
    effect:
      'Users count as Success, with the remark `dropped emails[work].type`. PingOne cannot identify its own address, so each PUT adds one, and after a change the old address stays, with the remark `kept emails`.',
    remedy: 'Store the `type` of each address; if there is one address only, return it as `work`.',
    section: 'RFC 7643 §2.4',
    wrap: composeWrappers(
      changeRequests((call) => changeResource(call, withoutTypes)),
      changeOperations((operation, { endpoint }) =>
        endpoint?.name === 'User' ? withoutEmailTypes(operation) : operation,
      ),
      changeAnswers((answer, { endpoint }) =>
        endpoint?.name === 'User' ? changeResources(answer, withoutTypes) : answer,
      ),
    ),
  },
] as const satisfies readonly Misbehaviour[]

/** Makes a wrapper that removes attributes from writes, by their names in the schema. */
function drop(isDropped: (name: string) => boolean): Wrapper {
  const isLost = ({ endpoint }: Call, path: string): boolean => {
    const [plain = ''] = path.split('[')
    const attribute = endpoint && findAttribute(endpoint.type, plain)
    return attribute !== undefined && isDropped(attribute.steps[0]?.name ?? attribute.name)
  }
  const keptOf = (call: Call, object: Complex): Complex =>
    Object.fromEntries(Object.entries(object).filter(([name]) => !isLost(call, name)))

  return composeWrappers(
    changeRequests((call) => changeResource(call, (resource) => keptOf(call, resource))),
    changeOperations((operation, call) => {
      const { value } = operation
      if (pathOf(operation) !== '') return isLost(call, pathOf(operation)) ? undefined : operation
      return isComplex(value) ? { ...operation, value: keptOf(call, value) } : operation
    }),
  )
}

/** Removes the types of e-mail addresses from an operation. Throws for a path that selects by type. */
function withoutEmailTypes(operation: ReceivedOperation): ReceivedOperation {
  const path = pathOf(operation)
  const { value } = operation
  if (/^(?:urn:\S+:)?emails\[.*\btype\b/is.test(path))
    throw new ScimError(400, `No e-mail address matches ${path}.`, 'noTarget')
  if (/^(?:urn:\S+:)?emails$/i.test(path))
    return { ...operation, value: withoutTypes({ emails: [value].flat() })['emails'] }
  return path === '' && isComplex(value) ? { ...operation, value: withoutTypes(value) } : operation
}

/** Changes the resource in a POST or PUT. */
function changeResource(
  { request, endpoint }: Call,
  change: (resource: Complex) => Complex,
): Call['request'] {
  const body = ['POST', 'PUT'].includes(request.method) ? bodyOf(request) : undefined
  return endpoint && body ? withBody(request, change(body)) : request
}

function withoutTypes(user: Complex): Complex {
  const key = keyOf(user, 'emails')
  const emails = memberOf(user, 'emails')
  return key !== undefined && Array.isArray(emails)
    ? {
        ...user,
        [key]: emails.map((email) => (isComplex(email) ? without(email, ['type']) : email)),
      }
    : user
}
