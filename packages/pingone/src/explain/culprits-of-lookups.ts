import type { Exchange } from '@pingone-sandbox/contract'
import { namesAttribute, spellingOf } from '@pingone-sandbox/scim'
import {
  bodyOf,
  filterOf,
  isById,
  isSuccess,
  lastBefore,
  lastOf,
  reasonOf,
  statusOf,
} from './exchange-reading.ts'
import type { FailedWork, Finding } from './failed-work.ts'
import { repairsOf } from './repairs.ts'

const isLookup = ({ purpose }: Exchange): boolean => purpose === 'lookup'
/** Tells whether a lookup was answered with a list; the work went on to a create, so it found nothing. */
const isAnswered = (exchange: Exchange): boolean => isLookup(exchange) && isSuccess(exchange)

/** A 409: where a lookup found nothing before it, that lookup is the culprit. */
export function conflictCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const repairs = repairsOf(work)
  const refused = lastOf(exchanges, 409)
  const lookup = refused && lastBefore(exchanges, refused, isAnswered)
  const isCreate = refused?.request.method === 'POST'
  if (!refused || !isCreate || !lookup || refused.fault)
    return {
      exchange: refused,
      title: 'Another account has this name already',
      message: `${outcome.summary} Two ${outcome.subject.type === 'group' ? 'groups' : 'users'} at the target cannot have one name: give this one another, or change the one at the target.`,
      repairs: [repairs.editMapping()],
      isMisbehaviourHarmless: true,
    }
  if (outcome.subject.type === 'group') return hiddenGroup(work, lookup)
  return hiddenUser(work, { lookup, refused })
}

function hiddenUser(
  work: FailedWork,
  { lookup, refused }: { readonly lookup: Exchange; readonly refused: Exchange },
): Finding {
  const repairs = repairsOf(work)
  const filter = filterOf(lookup) ?? ''
  const finding = {
    exchange: lookup,
    title: 'The lookup finds no user, yet the userName is taken',
  }
  const found = `The target answers the lookup ${filter} with an empty list, and refuses the create with 409.`
  const { misbehaviours = [] } = lookup
  const isOtherwise = misbehaviours.length > 0 && !misbehaviours.some((id) => ofSpelling.has(id))
  if (isOtherwise)
    return { ...finding, message: found, repairs: [repairs.editConnection('USER_FILTER')] }
  const spelling = spelledOtherwise(work, filter)
  if (spelling !== undefined)
    return {
      ...finding,
      message: `${found} ${spelling} A server that compares letter by letter finds nothing.`,
      repairs: [writeFilter(work), repairs.editConnection('USER_FILTER')],
    }
  const { userName } = Object(bodyOf(refused.request)) as { readonly userName?: unknown }
  const sought = /"((?:[^"\\]|\\.)*)"/.exec(filter)?.[1]
  if (!namesAttribute(filter, 'userName'))
    return {
      ...finding,
      message: `${found} The User Filter Expression does not compare userName, and userName is what is taken${typeof userName === 'string' ? `: ${userName}` : ''}.`,
      repairs: [repairs.editConnection('USER_FILTER'), repairs.editMapping()],
    }
  if (typeof userName === 'string' && sought !== undefined && sought !== userName)
    return {
      ...finding,
      message: `${found} The lookup compares ${sought}, and the create sends the userName ${userName}.`,
      repairs: [repairs.editMapping(), repairs.editConnection('USER_FILTER')],
    }
  return {
    ...finding,
    side: 'server',
    message: `${found} The filter is spelled as in RFC 7644, so the target reads it differently: it compares letter case in filters and not in names, does not show inactive accounts, or shows a write only later.`,
    repairs: [repairs.editConnection('USER_FILTER')],
  }
}

function hiddenGroup(work: FailedWork, lookup: Exchange): Finding {
  const repairs = repairsOf(work)
  const filter = filterOf(lookup)
  return {
    exchange: lookup,
    title: 'The lookup finds no group, yet the name is taken',
    side: 'server',
    message: `The target answers the lookup${filter === undefined ? '' : ` ${filter}`} without the group, and refuses the create with 409.${filter === undefined ? '' : ' With groupLookup=list PingOne reads the list of groups and compares the names itself.'}`,
    repairs: [filter === undefined ? undefined : repairs.choose('groupLookup', 'list')],
  }
}

/** The misbehaviours of the reference server that the usual spelling of a filter avoids. */
const ofSpelling: ReadonlySet<string> = new Set([
  'case-sensitive-operators',
  'case-sensitive-attributes',
  'unknown-filter-empty',
])

/** Says how the filter of a lookup departs from the usual spelling; undefined when it does not. */
function spelledOtherwise({ connection }: FailedWork, filter: string): string | undefined {
  const { operators, attributes, usual } = spellingOf(filter)
  if (usual === filter) return undefined
  const words = [
    ...operators.map((word) => `the operator ${word}`),
    ...attributes.map((word) => `the attribute ${word}`),
  ]
  const present = connection?.configuration.USER_FILTER
  const isCorrected = present !== undefined && spellingOf(present).usual === present
  return `The User Filter Expression spells ${words.join(' and ')} in another letter case than the RFC does. RFC 7644 §3.4.2.2 allows that.${isCorrected ? ' The expression has been corrected since.' : ''}`
}

/** The repair that spells the User Filter Expression as the RFC does; undefined when it is spelled so already. */
function writeFilter(work: FailedWork) {
  const present = work.connection?.configuration.USER_FILTER
  if (present === undefined) return undefined
  const { usual } = spellingOf(present)
  return usual === present ? undefined : repairsOf(work).writeEq(usual)
}

/** A search that is answered with 404, or with no list. */
export function searchCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const lookup = exchanges.findLast(isLookup)
  return {
    exchange: lookup,
    title: `The target answers a search with ${(lookup && statusOf(lookup)) ?? 404}`,
    message: outcome.summary,
    repairs: [
      repairsOf(work).editConnection(
        outcome.subject.type === 'group' ? 'GROUPS_RESOURCE' : 'USERS_RESOURCE',
      ),
    ],
  }
}

/** Several accounts for one lookup. */
export function severalMatchesCulprit(work: FailedWork): Finding {
  const repairs = repairsOf(work)
  return {
    exchange: work.exchanges.findLast(isAnswered),
    title: 'The lookup finds more than one account',
    message: `${work.outcome.summary} Remove the duplicates at the target, or make the User Filter Expression name one account.`,
    repairs: [
      work.outcome.subject.type === 'user' ? repairs.editConnection('USER_FILTER') : undefined,
      repairs.choose('multipleMatches', 'first'),
    ],
  }
}

/** An answer that is about another resource than was asked for. */
export function mismatchCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const repairs = repairsOf(work)
  const lookup = exchanges.findLast(isAnswered)
  const missing = lookup && lastBefore(exchanges, lookup, (each) => isGone(each))
  if (missing)
    return {
      exchange: missing,
      title: 'A read by id is answered with 404, and a search finds the account',
      message: outcome.summary,
      repairs: [],
    }
  const read = exchanges.findLast((each) => isById(each) && isSuccess(each))
  if (!lookup)
    return {
      exchange: read,
      title: 'A read is answered with another resource',
      message: outcome.summary,
      repairs: [],
    }
  const isUser = outcome.subject.type === 'user'
  const spelling = isUser ? spelledOtherwise(work, filterOf(lookup) ?? '') : undefined
  return {
    exchange: lookup,
    title: 'The lookup is answered with another resource',
    message:
      spelling === undefined
        ? outcome.summary
        : `${outcome.summary} ${spelling} A server that does not know the spelling may ignore the filter.`,
    repairs: isUser ? [writeFilter(work), repairs.editConnection('USER_FILTER')] : [],
  }
}

const isGone = (exchange: Exchange): boolean =>
  isById(exchange) && [404, 410].includes(statusOf(exchange) ?? 0)

/** The filter of a lookup is refused. */
export function refusedFilterCulprit(work: FailedWork, lookup: Exchange): Finding {
  const repairs = repairsOf(work)
  const isUser = work.outcome.subject.type === 'user'
  const reason = reasonOf(lookup)
  return {
    exchange: lookup,
    title: 'The target refuses the filter of the lookup',
    side: isUser ? 'connection' : 'server',
    message: `The target answers ${statusOf(lookup)} to the lookup ${filterOf(lookup) ?? ''}${reason === '' ? '' : `: ${reason}`}`,
    repairs: isUser
      ? [writeFilter(work), repairs.editConnection('USER_FILTER')]
      : [repairs.choose('groupLookup', 'list')],
  }
}
