import { isHtmlPage, saysMissing, type ScimConfiguration } from '@pingone-sandbox/contract'
import { readObject, refusal } from './answer.ts'
import type { Unsent } from './call.ts'
import { readListPage } from './list-page.ts'
import type { BehaviourChoices } from './profile.ts'
import { hasReason } from './refused-request.ts'
import { failed, type Result } from './result.ts'
import type { OutboundResponse } from '../wire/transport.ts'
import { withQuery } from './query-encoding.ts'
import { resourceUrl } from '../configuration/resource-url.ts'

/** The request that tests whether a target can be reached and accepts the credentials. */
export interface ConnectionCheck {
  readonly request: Unsent
  /** What the request does, as part of a sentence. */
  readonly doing: string
  /** Tells whether the answer is the expected one; the failure says in words what is wrong and where to look. */
  readonly judge: (answer: OutboundResponse) => Result<undefined>
}

/** The connection check that a profile chooses. */
export function connectionCheckOf(
  configuration: ScimConfiguration,
  choices: BehaviourChoices,
): ConnectionCheck {
  return choices.connectionCheck === 'get-user-0'
    ? userZero(configuration)
    : userList(configuration, choices)
}

/** An authenticated read of the Users Resource that must be answered 200 with a ListResponse. */
function userList(configuration: ScimConfiguration, choices: BehaviourChoices): ConnectionCheck {
  const url = withQuery(resourceUrl(configuration, 'Users'), { count: '1' }, choices)
  return {
    request: { method: 'GET', url },
    doing: 'reading one user',
    judge(answer) {
      const refused = refusedCredentials(answer, configuration)
      if (refused) return refused
      const { status } = answer
      if (status === 404)
        return failed(
          `The target answered 404: there is nothing at ${url}. Check SCIM BASE URL and Users Resource.`,
          { status },
        )
      if (status !== 200) return refusal(answer)
      const page = readListPage(answer, choices)
      return page.ok ? passed : page
    },
  }
}

/** A read of a user that does not exist: a 404 shows that the target accepts the credentials. */
function userZero(configuration: ScimConfiguration): ConnectionCheck {
  const url = resourceUrl(configuration, 'Users', '0')
  return {
    request: { method: 'GET', url },
    doing: 'asking for user 0',
    judge(answer) {
      const refused = refusedCredentials(answer, configuration)
      if (refused) return refused
      const { status } = answer
      if (isHtmlPage(answer))
        return failed(
          `The target answered ${status} with a page for people: there is no SCIM server at ${url}. Check SCIM BASE URL and Users Resource.`,
          { status, cause: 'unreadable' },
        )
      if (saysMissing(status)) return passed
      if (status === 200) {
        const user = readObject(answer)
        return user.ok ? passed : user
      }
      const {
        failure: { message, ...failure },
      } = refusal(answer)
      return failed(
        `${message} The connection check asks for user 0, which no target has: the expected answer is 404 (RFC 7644 §3.12).`,
        failure,
      )
    },
  }
}

const passed: Result<undefined> = { ok: true, value: undefined }

function refusedCredentials(
  answer: OutboundResponse,
  { AUTHENTICATION_METHOD: method }: ScimConfiguration,
): Result<never> | undefined {
  const { status } = answer
  if (status === 401 && method === 'None')
    return failed(
      'The target answered 401: it requires credentials, and none were sent. Choose an Authentication Method.',
      { status },
    )
  if (status === 401)
    return failed('The target answered 401: it does not accept the credentials.', { status })
  if (status === 403 && !hasReason(answer))
    return failed('The target answered 403: the credentials may not read users.', { status })
  return undefined
}
