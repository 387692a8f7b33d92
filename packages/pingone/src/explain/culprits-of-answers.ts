import type { Exchange, Repair } from '@pingone-sandbox/contract'
import { refusedFilterCulprit } from './culprits-of-lookups.ts'
import {
  bodyOf,
  isById,
  isPage,
  isSuccess,
  lastBefore,
  lastFailed,
  lastOf,
  methodAndResource,
  reasonOf,
  statusOf,
} from './exchange-reading.ts'
import type { FailedWork, Finding } from './failed-work.ts'
import { repairsOf } from './repairs.ts'

/** A status from 400 to 499 that says that the request is wrong. */
export function refusedCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const repairs = repairsOf(work)
  const refused = lastFailed(exchanges)
  if (!refused) return { title: 'The target refuses the request', ...saidOnly(work) }
  if (refused.purpose === 'lookup') return refusedFilterCulprit(work, refused)
  if (outcome.subject.type === 'group' && isAboutMember(refused))
    return {
      exchange: refused,
      title: 'The target does not know a member of the group',
      side: 'server',
      message: `${outcome.summary} PingOne has this id from the answer to the create of that user.`,
      repairs: [repairs.fullResync()],
    }
  const isForbidden = statusOf(refused) === 403
  return {
    exchange: refused,
    title: `The target refuses ${methodAndResource(refused)}`,
    ...(isForbidden && { side: 'connection' }),
    message: outcome.summary,
    repairs: isForbidden
      ? [repairs.enterCredentials(), repairs.editMapping()]
      : [repairs.editMapping()],
  }
}

/** Tells whether a refusal names the id of a member that was sent. */
function isAboutMember(refused: Exchange): boolean {
  const { members } = Object(bodyOf(refused.request)) as { readonly members?: unknown }
  const reason = reasonOf(refused)
  return (
    Array.isArray(members) &&
    members.some((member) => {
      const { value } = Object(member) as { readonly value?: unknown }
      return typeof value === 'string' && value !== '' && reason.includes(value)
    })
  )
}

/** A 429 after the last attempt. */
export function throttledCulprit(work: FailedWork): Finding {
  const throttled = lastOf(work.exchanges, 429)
  const asked = throttled?.response?.headers['retry-after']
  return {
    exchange: throttled,
    title: 'The target asks for fewer requests',
    message: `${work.outcome.summary}${asked === undefined ? ' It does not say Retry-After, so PingOne pauses by its own schedule.' : ` It says Retry-After: ${asked}.`}`,
    repairs: [repairsOf(work).lowerRate()],
  }
}

/** Words by which servers and databases say that a value is taken. */
const takenWords =
  /duplicate|unique|already (?:exists|taken|in use)|is taken|constraint|the same (?:user)?name/i

/** A 5xx, 408 or 425 after the last attempt. */
export function targetErrorCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const failing = lastFailed(exchanges)
  const reason = failing ? reasonOf(failing) : ''
  const isConflict = failing?.request.method === 'POST' && takenWords.test(reason)
  const status = failing ? statusOf(failing) : undefined
  const attempts = failing !== undefined && failing.attempt > 1 ? failing.attempt : undefined
  return {
    exchange: failing,
    title: isConflict
      ? `The target answers ${status} to what is a conflict`
      : `The target fails${status === undefined ? '' : ` with ${status}`}`,
    message: [
      outcome.summary,
      ...(attempts === undefined ? [] : [`PingOne gives up after ${attempts} attempts.`]),
      ...(isConflict
        ? ['A taken name must be answered with 409 and uniqueness: PingOne repeats a 5xx.']
        : []),
    ].join(' '),
    repairs: [],
  }
}

/** An answer that cannot be understood. */
export function unreadableCulprit(work: FailedWork): Finding {
  const repairs = repairsOf(work)
  const answer = work.exchanges.at(-1)
  if (answer && isPage(answer))
    return {
      exchange: answer,
      title: 'A page for people answers, not a SCIM server',
      side: 'connection',
      message: `${work.outcome.summary} A proxy, a login page or another application is at this address.`,
      repairs: [repairs.editConnection('SCIM_URL')],
    }
  return {
    exchange: answer,
    title: answer
      ? `The answer to ${methodAndResource(answer)} cannot be understood`
      : 'The answer cannot be understood',
    message: work.outcome.summary,
    repairs:
      answer?.purpose === 'lookup' && work.outcome.subject.type === 'user'
        ? [repairs.editConnection('USER_FILTER')]
        : [],
  }
}

/** A method that the target does not do. */
export function methodCulprit(work: FailedWork): Finding {
  const { exchanges, outcome, connection } = work
  const refused = exchanges.findLast(
    (exchange) =>
      exchange.request.method !== 'GET' && [404, 405, 501].includes(statusOf(exchange) ?? 0),
  )
  const exchange = refused ?? lastFailed(exchanges)
  const isOld = connection?.configuration.SCIM_VERSION === '1.1'
  return {
    exchange,
    title: exchange
      ? `The target does not support ${methodAndResource(exchange)}`
      : 'The target does not support the method',
    message: outcome.summary,
    repairs: exchange ? [otherMethod(work, { exchange, isOld })] : [],
  }
}

/** The setting under which PingOne does without the method. */
function otherMethod(
  work: FailedWork,
  { exchange, isOld }: { readonly exchange: Exchange; readonly isOld: boolean },
): Repair | undefined {
  const { method } = exchange.request
  const repairs = repairsOf(work)
  const isUser = work.outcome.subject.type === 'user'
  if (method === 'DELETE' && isUser) return repairs.editConnection('REMOVE_ACTION')
  const other = ({ PUT: 'patch', PATCH: 'put' } as const)[method]
  // SCIM 1.1 is always sent PUT.
  if (other === undefined || isOld) return undefined
  return repairs.choose(isUser ? 'userUpdate' : 'groupUpdate', other)
}

/** A 404 or 410 that a wrong address, or an account that was deleted at the target, explains. */
export function notFoundCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const repairs = repairsOf(work)
  const missing = lastOf(exchanges, 404, 410) ?? lastFailed(exchanges)
  if (missing && isById(missing))
    return {
      exchange: missing,
      title: `The target does not have the ${outcome.subject.type} any more`,
      side: 'server',
      message: outcome.summary,
      repairs: [repairs.choose('missingLink', 'recreate'), repairs.fullResync()],
    }
  return {
    exchange: missing,
    title: missing
      ? `The target has nothing at ${URL.parse(missing.request.url)?.pathname ?? 'this address'}`
      : 'The target has nothing at this address',
    message: outcome.summary,
    repairs: [
      repairs.editConnection('SCIM_URL'),
      repairs.editConnection(
        outcome.subject.type === 'group' ? 'GROUPS_RESOURCE' : 'USERS_RESOURCE',
      ),
    ],
  }
}

/** Changes of members that the target refuses. */
export function membersCulprit(work: FailedWork): Finding {
  const { exchanges, outcome } = work
  const repairs = repairsOf(work)
  const refused = lastFailed(exchanges)
  const { failed, total } = outcome.memberships ?? {}
  const reason = refused ? reasonOf(refused) : ''
  const written =
    refused &&
    lastBefore(exchanges, refused, (each) => isSuccess(each) && each.purpose !== 'lookup')
  return {
    exchange: refused,
    title:
      failed === undefined
        ? 'The target refuses members of the group'
        : `The target refuses ${failed} of ${total} members`,
    message: `${outcome.summary}${reason === '' || outcome.summary.includes(reason) ? '' : ` The last answer says: ${reason}`}${written === undefined ? '' : ' The group itself is at the target.'}`,
    repairs: [
      refused?.request.method === 'PATCH' ? repairs.choose('groupUpdate', 'put') : undefined,
      repairs.fullResync(),
    ],
  }
}

/** What is left when no exchange is known. */
const saidOnly = ({ outcome }: FailedWork) => ({ message: outcome.summary, repairs: [] })
