import type { HttpResponse } from '@pingone-sandbox/http'
import {
  compileFilter,
  findAttribute,
  formatFilter,
  InvalidFilterError,
  listResponse,
  parseFilter,
  type AttributePath,
  type Filter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { respond } from '../respond.ts'
import { callOf, changeRequests, isListing, type Call } from './call.ts'
import { compareExactly } from './compare-exactly.ts'
import type { Misbehaviour, Wrapper } from './record.ts'
import { relist } from './relist.ts'

const filterSection = 'RFC 7644 §3.4.2.2'

/** What servers get wrong about filters: how PingOne finds out whether it need create somebody. */
export const filtering = [
  {
    id: 'case-sensitive-operators',
    title: 'Filter operators are known in lower case only',
    what: 'A filter with `Eq`, `CO` or `AND` finds nobody, as if its operator were a word without meaning; operators have no letter case.',
    evidence: {
      source: 'https://cryptr.co/documentation/integrations/provisioning-scim-ping-one',
      note: 'A guide that has PingOne’s `username Eq` changed to `userName eq` so that users are found.',
    },
    effect:
      'The default filter `username Eq "%s"` finds nobody: whoever exists already draws 409 on the create and is Failed.',
    remedy: 'Compare operators and `and`, `or`, `not` without regard to letter case.',
    section: filterSection,
    wrap: onFilter((filter) =>
      operatorsOf(filter).every((each) => each === each.toLowerCase()) ? undefined : nobody,
    ),
  },
  {
    id: 'non-ascii-filter-refused',
    title: 'A filter with letters beyond ASCII is refused',
    what: 'A filter that holds an é or a 名 draws 400 `invalidFilter`; its values are any JSON text.',
    evidence: {
      source:
        'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
      note: 'Ping warns that AWS may answer “400 invalid filter” to group names in other alphabets.',
    },
    effect: 'A group whose name has such letters is Failed before it is created; others are not.',
    remedy: 'Percent-decode the query as UTF-8, and take any character in a quoted value.',
    section: filterSection,
    wrap: onFilter((filter) => {
      if (/^\p{ASCII}*$/u.test(filter)) return undefined
      throw new InvalidFilterError('The filter has characters that are not allowed.')
    }),
  },
  {
    id: 'unknown-filter-empty',
    title: 'A filter that is not understood finds nobody',
    what: 'Anything but `userName eq "…"`, `externalId eq "…"` or `displayName eq "…"`, so spelled, is answered with an empty list; it should be understood, or refused with 400.',
    evidence: {
      source: 'https://github.com/langwatch/tasks/issues/616',
      note: 'Only a quoted `userName eq` matches; all else finds nobody, and the client creates duplicates.',
    },
    effect:
      'PingOne takes everyone for new: whoever exists already draws 409 on the create and is Failed, and nobody is ever linked.',
    remedy:
      'Parse filters by the grammar, and answer 400 `invalidFilter` to what is not supported.',
    section: filterSection,
    wrap: onFilter((filter) =>
      /^(userName|externalId|displayName) eq "[^"]*"$/.test(filter) ? undefined : nobody,
    ),
  },
  {
    id: 'case-sensitive-attributes',
    title: 'Attribute names in filters must be spelled as in the schema',
    what: '`username eq "…"` is about an attribute that nobody has, so it finds nobody; attribute names have no letter case.',
    evidence: {
      source: 'https://github.com/bitwarden/server/pull/4804',
      note: 'Users by PingOne were not found until the comparison ignored letter case.',
    },
    effect:
      'The default filter `username Eq "%s"` finds nobody: whoever exists already draws 409 on the create and is Failed.',
    remedy:
      'Look attributes up without regard to letter case, or set the filter to `userName eq "%s"`.',
    section: filterSection,
    wrap: changeRequests((call) => {
      const { request, endpoint } = call
      const filter = request.query.get('filter')
      if (!endpoint || filter === null || !isListing(call)) return request
      const literal = readLiterally(parseFilter(filter), endpoint.type)
      return { ...request, query: withFilter(request.query, formatFilter(literal)) }
    }),
  },
  {
    id: 'filter-ignored',
    title: 'Filters are ignored',
    what: 'A query with a filter is answered with everyone, as if it had none.',
    evidence: {
      source: 'https://github.com/Metatavu/keycloak-scim-server/issues/46',
      note: 'A look-up of one group is answered with all groups.',
    },
    effect:
      'The first of all users, or groups, is not the one that was looked up: the user or group fails with the cause _mismatch_, and nothing is linked. A profile with `lookupMatch=trusted` links all of them to that first one and overwrites it again and again: a group of PingOne’s becomes any group of the target, takes its name and members, and is deleted with it.',
    remedy:
      'Apply the filter, or answer 400 `invalidFilter`; never answer more than was asked for.',
    section: filterSection,
    wrap: changeRequests((call) => {
      const { request } = call
      return isListing(call) ? { ...request, query: withFilter(request.query, undefined) } : request
    }),
  },
  {
    id: 'user-name-case-exact',
    title: 'A userName is found in its own letter case only',
    what: '`userName eq "ADA"` does not find `ada`, although `userName` has no letter case and no other user may take `ADA`.',
    evidence: {
      source: 'https://github.com/zulip/zulip/issues/21758',
      note: 'A look-up by userName found nobody when the capitalization differed.',
    },
    effect:
      'A user whom the target spells otherwise is not found, the create draws 409, and the user is Failed.',
    remedy:
      'Compare `userName` without regard to letter case in filters, as when it must be unique.',
    section: 'RFC 7643 §4.1.1',
    wrap: evaluateExactly('userName'),
  },
  {
    id: 'case-sensitive-type',
    title: 'The type of an e-mail address is compared letter by letter',
    what: '`emails[type eq "Work"]` does not find a `work` address, although `type` has no letter case.',
    evidence: {
      source:
        'https://docs.pingidentity.com/integrations/scim/release_notes/pf_scim_connector_changelog.html',
      note: 'Ping’s own provisioner compared the case of `type` until its version 1.5.2.',
    },
    effect:
      'A User Filter Expression that spells the type otherwise finds nobody: the person is created once more under the other userName.',
    remedy: 'Compare strings by the `caseExact` of their schema; it is false for `type`.',
    section: 'RFC 7643 §2.2',
    wrap: evaluateExactly('type'),
  },
] as const satisfies readonly Misbehaviour[]

const nobody: HttpResponse = respond(
  200,
  listResponse({ resources: [], totalResults: 0, startIndex: 1 }),
)

/** Makes a wrapper that answers listings by the text of their filter, or leaves them to the server. */
function onFilter(answer: (filter: string) => HttpResponse | undefined): Wrapper {
  return (service) => async (request, next) => {
    const filter = request.query.get('filter')
    const isFiltered = filter !== null && isListing(callOf(request, next, service))
    return (isFiltered ? answer(filter.trim()) : undefined) ?? next(request)
  }
}

/** Makes a wrapper that compares the attributes of this name letter by letter when a filter asks for them. */
function evaluateExactly(name: string): Wrapper {
  return (service) => async (request, next) => {
    const call = callOf(request, next, service)
    const { endpoint } = call
    if (!endpoint || !isListing(call) || !mentions(call, name)) return next(request)
    const type = compareExactly(endpoint.type, name)
    return relist(call, service, ({ filter }) =>
      filter ? compileFilter(filter, type) : () => true,
    )
  }
}

function mentions({ request }: Call, name: string): boolean {
  const filter = request.query.get('filter') ?? ''
  return withoutStrings(filter).toLowerCase().includes(name.toLowerCase())
}

function operatorsOf(filter: string): readonly string[] {
  const operators = /(?<![\w.$:-])(?:eq|ne|co|sw|ew|gt|ge|lt|le|pr|and|or|not)(?![\w.$:-])/gi
  return withoutStrings(filter).match(operators) ?? []
}

function withoutStrings(filter: string): string {
  return filter.replaceAll(/"(?:[^"\\]|\\.)*(?:"|$)/g, '""')
}

function withFilter(query: URLSearchParams, filter: string | undefined): URLSearchParams {
  const changed = new URLSearchParams(query)
  if (filter === undefined) changed.delete('filter')
  else changed.set('filter', filter)
  return changed
}

/** The filter that is left when nobody has the attributes that are spelled otherwise than in the schema. */
function readLiterally(filter: Filter, type: ResourceTypeDefinition): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return {
        kind: filter.kind,
        operands: filter.operands.map((operand) => readLiterally(operand, type)),
      }
    case 'not':
      return { kind: 'not', operand: readLiterally(filter.operand, type) }
    case 'present':
    case 'compare':
    case 'valuePath':
      return isSpelled(filter.path, type) ? filter : { kind: 'not', operand: everybody }
  }
}

const everybody: Filter = { kind: 'present', path: { name: 'id' } }

function isSpelled(path: AttributePath, type: ResourceTypeDefinition): boolean {
  const attribute = findAttribute(type, path)
  const { name, subAttribute } = path
  const spelling = subAttribute === undefined ? name : `${name}.${subAttribute}`
  return attribute === undefined || attribute.name.endsWith(spelling)
}
