import type { ScimConfiguration } from '../contract/index.ts'
import { refusal } from './answer.ts'
import type { Caller } from './caller.ts'
import { readListPage } from './list-page.ts'
import { hasReason } from './refused-request.ts'
import { failed, type Result } from './result.ts'
import type { BehaviourChoices } from './profile.ts'
import { resourceUrl, withQuery } from './wire.ts'

/**
 * *Test Connection*: an authenticated read of the Users Resource that must answer 200 with a ListResponse.
 *
 * The failure says in words what is wrong and where to look.
 */
export async function testConnection(
  call: Caller,
  configuration: ScimConfiguration,
  choices: BehaviourChoices,
): Promise<Result<undefined>> {
  const url = withQuery(resourceUrl(configuration, 'Users'), { count: '1' }, choices)
  const answer = await call(
    {
      purpose: 'test',
      summary: 'Test the connection by reading one user',
      quirks: ['test-reads-users'],
    },
    { method: 'GET', url },
  )
  if (!answer.ok) return answer
  const { status } = answer.value
  if (status === 401 && configuration.AUTHENTICATION_METHOD === 'None')
    return failed(
      'The target answered 401: it wants credentials, and none were sent. Choose an Authentication Method.',
      { status },
    )
  if (status === 401)
    return failed('The target answered 401: it does not accept the credentials.', { status })
  if (status === 403 && !hasReason(answer.value))
    return failed('The target answered 403: the credentials may not read users.', { status })
  if (status === 404)
    return failed(
      `The target answered 404: there is nothing at ${url}. Check SCIM BASE URL and Users Resource.`,
      { status },
    )
  if (status !== 200) return refusal(answer.value)
  const page = readListPage(answer.value, choices)
  return page.ok ? { ok: true, value: undefined } : page
}
