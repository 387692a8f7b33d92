import {
  foldCase,
  compileFilter,
  formatFilter,
  InvalidFilterError,
  parseFilter,
} from '@pingone-sandbox/scim'
import { callOf, changeRequests, isListing } from '../wrappers/call.ts'
import { compareExactly } from '../wrappers/compare-exactly.ts'
import { mentions, operatorsOf, quoteValues } from '../wrappers/filter-text.ts'
import { readLiterally } from '../wrappers/literal-filter.ts'
import { withQuery } from '../wrappers/query.ts'
import { relist } from '../wrappers/relist.ts'
import type { Wrapper } from '../wrappers/wrapper.ts'
import type { Misbehaviour } from './record.ts'

const filterSection = 'RFC 7644 §3.4.2.2'

/** Errors in filters, by which PingOne finds existing users. */
export const filtering = [
  {
    id: 'case-sensitive-operators',
    title: 'Filter operators are recognised in lower case only',
    what: 'A filter with `Eq`, `CO` or `AND` finds nothing; operators match in any letter case.',
    evidence: {
      source: 'https://cryptr.co/documentation/integrations/provisioning-scim-ping-one',
      note: 'A guide that changes PingOne’s `username Eq` to `userName eq` so that users are found.',
    },
    effect:
      'The default filter `username Eq "%s"` finds no user: for each existing user the create is refused with 409, Failed, cause `conflict`.',
    remedy: 'Compare operators and `and`, `or`, `not` in any letter case.',
    section: filterSection,
    wrap: onFilter((filter) =>
      operatorsOf(filter).every((each) => each === foldCase(each)) ? filter : nothing,
    ),
  },
  {
    id: 'non-ascii-filter-refused',
    title: 'A filter with letters beyond ASCII is refused',
    what: 'A filter that contains an é or a 名 is refused with 400 `invalidFilter`; its values may be any JSON text.',
    evidence: {
      source:
        'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
      note: 'Ping warns that AWS may answer “400 invalid filter” to group names in other alphabets.',
    },
    effect:
      'A group whose name has such letters is Failed before it is created, cause `refused`; others are created.',
    remedy: 'Percent-decode the query as UTF-8, and accept any character in a quoted value.',
    section: filterSection,
    wrap: onFilter((filter) => {
      if (/^\p{ASCII}*$/u.test(filter)) return filter
      throw new InvalidFilterError('The filter has characters that are not allowed.')
    }),
  },
  {
    id: 'quoted-value-refused',
    title: 'A quoted value in a filter is refused',
    what: '`userName eq "ada"` is refused with 400 `invalidFilter`, and `userName eq ada` is accepted; a text in a filter is a JSON string, with its quotation marks.',
    evidence: {
      source: 'https://github.com/wso2/product-is/issues/3373',
      note: 'A quoted userName was refused with 400, and without quotation marks the filter found the user.',
    },
    effect:
      'All users and groups are Failed before they are created, cause `refused`. With the User Filter Expression `userName eq %s` users are found; groups have no such setting.',
    remedy: 'Read the values of filters as JSON.',
    section: filterSection,
    wrap: onFilter((filter) => {
      if (!filter.includes('"')) return quoteValues(filter)
      throw new InvalidFilterError('The filter operator is not supported.')
    }),
  },
  {
    id: 'unknown-filter-empty',
    title: 'A filter that is not supported finds nothing',
    what: 'Any filter but `userName eq "…"`, `externalId eq "…"` or `displayName eq "…"`, in this spelling, is answered with an empty list; it should be applied, or refused with 400.',
    evidence: {
      source: 'https://github.com/langwatch/tasks/issues/616',
      note: 'Only a quoted `userName eq` matches; every other filter finds nothing, and the client creates duplicates.',
    },
    effect:
      'PingOne treats each user as new: the create of an existing user is refused with 409, Failed, cause `conflict`, and no existing user is linked.',
    remedy:
      'Parse filters by the grammar, and answer 400 `invalidFilter` to those that are not supported.',
    section: filterSection,
    wrap: onFilter((filter) =>
      /^(userName|externalId|displayName) eq "[^"]*"$/.test(filter) ? filter : nothing,
    ),
  },
  {
    id: 'case-sensitive-attributes',
    title: 'Attribute names in filters must be spelled as in the schema',
    what: '`username eq "…"` finds no user, because its spelling differs from the schema; attribute names match in any letter case.',
    evidence: {
      source: 'https://github.com/bitwarden/server/pull/4804',
      note: 'Users of PingOne were not found until the comparison ignored letter case.',
    },
    effect:
      'The default filter `username Eq "%s"` finds no user: for each existing user the create is refused with 409, Failed, cause `conflict`.',
    remedy: 'Look attributes up in any letter case, or set the filter to `userName eq "%s"`.',
    section: filterSection,
    wrap: changeRequests((call) => {
      const { request, endpoint } = call
      const filter = request.query.get('filter')
      if (!endpoint || filter === null || !isListing(call)) return request
      const literal = readLiterally(parseFilter(filter), endpoint.type)
      return withQuery(request, { filter: formatFilter(literal) })
    }),
  },
  {
    id: 'filter-ignored',
    title: 'Filters are ignored',
    what: 'A query with a filter is answered with all resources.',
    evidence: {
      source: 'https://github.com/Metatavu/keycloak-scim-server/issues/46',
      note: 'A look-up of one group is answered with all groups.',
    },
    effect:
      'The first of all users, or of all groups, is not the one that was looked up: the user or group is Failed, cause `mismatch`, and nothing is linked. With `lookupMatch=trusted` all users are linked to that first one, which each of them overwrites, and a group of PingOne is linked to any group of the target, which gets its members and its name.',
    remedy:
      'Apply the filter, or answer 400 `invalidFilter`; never answer more than was asked for.',
    section: filterSection,
    wrap: changeRequests((call) => {
      const { request } = call
      return isListing(call) ? withQuery(request, { filter: undefined }) : request
    }),
  },
  {
    id: 'user-name-case-exact',
    title: 'A userName is found in its stored letter case only',
    what: '`userName eq "ADA"` does not find `ada`, although `userName` is not case-exact and no other user may have the name `ADA`.',
    evidence: {
      source: 'https://github.com/zulip/zulip/issues/21758',
      note: 'A look-up by userName found no user when the capitalization differed.',
    },
    effect:
      'A user whose name has another letter case at the target is not found, the create is refused with 409, and the user is Failed, cause `conflict`.',
    remedy: 'Compare `userName` in any letter case in filters, like in the check of uniqueness.',
    section: 'RFC 7643 §4.1.1',
    wrap: evaluateExactly('userName'),
  },
  {
    id: 'case-sensitive-type',
    title: 'The type of an e-mail address is compared case-exactly',
    what: '`emails[type eq "Work"]` does not find a `work` address, although `type` is not case-exact.',
    evidence: {
      source:
        'https://docs.pingidentity.com/integrations/scim/release_notes/pf_scim_connector_changelog.html',
      note: 'Ping’s own provisioner compared the case of `type` until its version 1.5.2.',
    },
    effect:
      'A User Filter Expression with another letter case of the type finds no user: the person is created again with the other userName.',
    remedy: 'Compare strings by the `caseExact` of their schema; it is false for `type`.',
    section: 'RFC 7643 §2.2',
    wrap: evaluateExactly('type'),
  },
] as const satisfies readonly Misbehaviour[]

/** A filter that matches no resource. */
const nothing = 'not (id pr)'

/** Makes a wrapper that changes the filter of a request. */
function onFilter(change: (filter: string) => string): Wrapper {
  return changeRequests((call) => {
    const { request } = call
    const filter = request.query.get('filter')
    return filter === null || !isListing(call)
      ? request
      : withQuery(request, { filter: change(filter.trim()) })
  })
}

/** Makes a wrapper that compares attributes of this name case-exactly in filters. */
function evaluateExactly(name: string): Wrapper {
  return (service) => async (request, next) => {
    const call = callOf(request, next, service)
    const { endpoint } = call
    const text = request.query.get('filter') ?? ''
    if (!endpoint || !isListing(call) || !mentions(text, name)) return next(request)
    const type = compareExactly(endpoint.type, name)
    return relist(call, service, ({ filter }) =>
      filter ? compileFilter(filter, type) : () => true,
    )
  }
}
