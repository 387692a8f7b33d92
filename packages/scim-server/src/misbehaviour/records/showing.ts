import {
  attributesOf,
  isComplex,
  type Complex,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { changeAnswers } from '../wrappers/call.ts'
import { changeResources } from '../wrappers/json-body.ts'
import { writeNumericIds } from '../wrappers/numeric-ids.ts'
import { showWithDomain } from '../wrappers/user-domain.ts'
import type { Misbehaviour } from './record.ts'

/** Errors in the representation of resources. */
export const showing = [
  {
    id: 'numeric-ids',
    title: 'Ids are numbers',
    what: 'A resource that is created while this is active has an `id` like `4711`, a JSON number, and so has the `value` of a member; ids should be strings.',
    evidence: {
      source: 'https://github.com/limosa-io/laravel-scim-server/issues/40',
      note: 'The ids of the database were sent unchanged; JumpCloud refused them, most others did not.',
    },
    effect:
      'None: PingOne is assumed to read a whole number as an id. With `numericIds=fail` each user is created at the target and Failed, cause `unreadable`.',
    remedy: 'Write all ids as strings: `id`, and the `value` of members and groups.',
    section: 'RFC 7643 §3.1',
    ...writeNumericIds,
  },
  {
    id: 'user-name-differs',
    title: 'A create returns another userName than a read',
    what: 'The answer to the create of `ada` has the userName `ada`, later answers have `CORP/ada`: the server prefixes its domain. A create should return the stored userName.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/4690',
      note: 'The answer to a create had the userName as it was sent, without the domain that the server had prefixed.',
    },
    effect:
      'A user who exists at the target is not linked: the answer to the look-up has another userName, so the user is Failed, cause `mismatch`. Each update of a user that PingOne has created carries the remark `altered userName`, and each Full Resync writes all users again.',
    remedy: 'Return the stored resource from a create, and keep the `userName` that was sent.',
    section: 'RFC 7644 §3.3',
    wrap: showWithDomain,
  },
  {
    id: 'members-cut-at-100',
    title: 'A group shows 100 of its members',
    what: 'All members of a group are stored, and 100 of them are returned, without a sign that there are more.',
    evidence: {
      source: 'https://github.com/FusionAuth/fusionauth-issues/issues/2784',
      note: 'Groups were returned with their first 100 members.',
    },
    effect:
      'Where PingOne updates groups by PUT (`put-only-2024`) and keeps the members that are not its own (_Merge_), it sends back the 100 that it has read: the others are removed, while the group counts as Success, with the remark `dropped members`.',
    remedy: 'Return all members, or none and declare it with `returned: request` in the schema.',
    section: 'RFC 7643 §4.2',
    wrap: changeAnswers((answer, { endpoint }) =>
      endpoint?.name === 'Group' ? changeResources(answer, cutMembers) : answer,
    ),
  },
  {
    id: 'null-arrays',
    title: 'Attributes without values are null',
    what: 'A user without phone numbers has `"phoneNumbers": null`, and so on for every attribute; unassigned attributes should be omitted.',
    evidence: {
      source:
        'https://learn.microsoft.com/en-us/answers/questions/2238842/microsoft-entra-id-scim-validator-test-failing-pat',
      note: 'An answer with `"addresses": null`, as serializers write it by default.',
    },
    effect:
      'PingOne sends the nulls back with its next PUT, because it keeps attributes that it does not map; a server that reads null as a value fails then.',
    remedy: 'Omit unassigned attributes, and read null as unassigned.',
    section: 'RFC 7643 §2.5',
    wrap: changeAnswers((answer, { endpoint }) =>
      endpoint ? changeResources(answer, (resource) => fill(resource, endpoint.type)) : answer,
    ),
  },
  {
    id: 'meta-capitalised',
    title: '`meta` and its parts are capitalised',
    what: 'A resource has `Meta` with `Created` and `Location`; clients that compare names case-exactly find neither.',
    evidence: {
      source:
        'https://learn.microsoft.com/en-us/answers/questions/2238842/microsoft-entra-id-scim-validator-test-failing-pat',
      note: 'An answer with `ResourceType`, `Created` and `LastModified`, like the names of the classes.',
    },
    effect:
      'None: PingOne reads names in any letter case (RFC 7643 §2.1), and does not send the metadata back.',
    remedy: 'Write attribute names in the spelling of the schema.',
    section: 'RFC 7643 §3.1',
    wrap: changeAnswers((answer, { endpoint }) =>
      endpoint ? changeResources(answer, capitalise) : answer,
    ),
  },
] as const satisfies readonly Misbehaviour[]

function cutMembers(group: Complex): Complex {
  const { members } = group
  return Array.isArray(members) ? { ...group, members: members.slice(0, 100) } : group
}

function fill(resource: Complex, type: ResourceTypeDefinition): Complex {
  const empty = attributesOf(type)
    .filter(({ steps, definition }) => steps.length === 1 && definition.returned === 'default')
    .map(({ name }) => [name, null])
  return { ...Object.fromEntries(empty), ...resource }
}

function capitalise(resource: Complex): Complex {
  const { meta, ...rest } = resource
  if (!isComplex(meta)) return resource
  const members = Object.entries(meta).map(([name, value]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    value,
  ])
  return { ...rest, Meta: Object.fromEntries(members) }
}
