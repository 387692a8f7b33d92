import type { Exchange } from '@pingone-sandbox/contract'
import { isSuccess, lastBefore, lastOf, reasonOf, statusOf } from './exchange-reading.ts'
import type { FailedWork, Finding } from './failed-work.ts'
import { repairsOf } from './repairs.ts'

const isToken = ({ purpose }: Exchange): boolean => purpose === 'token'

/** A 401 or 403 of the target, or credentials that no header can carry. */
export function credentialsCulprit(work: FailedWork): Finding {
  const { exchanges, outcome, connection } = work
  const repairs = repairsOf(work)
  const refused = lastOf(exchanges, 401, 403)
  const method = connection?.configuration.AUTHENTICATION_METHOD
  if (!refused)
    return {
      title: 'The credentials cannot be sent',
      message: outcome.summary,
      repairs: [repairs.enterCredentials()],
    }
  if (method === 'None')
    return {
      exchange: refused,
      title: 'The target asks for credentials, and the connection has none',
      message: outcome.summary,
      repairs: [repairs.editConnection('AUTHENTICATION_METHOD')],
    }
  const token = lastBefore(exchanges, refused, (each) => isToken(each) && isSuccess(each))
  if (token)
    return {
      exchange: token,
      title: 'The target refuses the token that the token endpoint gives',
      message: `The token endpoint answers ${statusOf(token)} with an access token, and the target answers ${statusOf(refused)} to it. The token is for another audience, lacks a scope, or comes from another environment.`,
      repairs: [
        repairs.editConnection('OAUTH_TOKEN_REQUEST'),
        repairs.enterCredentials(),
        repairs.testConnection(),
      ],
    }
  const challenge = refused.response?.headers['www-authenticate']
  return {
    exchange: refused,
    title:
      statusOf(refused) === 403
        ? 'The credentials may not do this'
        : 'The target does not accept the credentials',
    message: `${outcome.summary}${challenge === undefined ? '' : ` It asks for ${challenge}.`}`,
    repairs: [
      repairs.enterCredentials(),
      repairs.editConnection('AUTHORIZATION_TYPE'),
      repairs.testConnection(),
    ],
  }
}

/** A token endpoint that gives no token. */
export function tokenCulprit(work: FailedWork): Finding {
  const repairs = repairsOf(work)
  const asked = work.exchanges.findLast(isToken)
  const isClientRefused =
    asked !== undefined &&
    (statusOf(asked) === 401 ||
      /invalid_client|unauthorized_client/.test(asked.response?.body ?? ''))
  return {
    exchange: asked,
    title: isClientRefused
      ? 'The token endpoint does not accept client and secret'
      : 'The token endpoint gives no access token',
    message: `${work.outcome.summary} Nothing is sent to the target.`,
    repairs: isClientRefused
      ? [repairs.enterCredentials(), repairs.editConnection('OAUTH_CLIENT_ID')]
      : [repairs.editConnection('OAUTH_TOKEN_REQUEST'), repairs.testConnection()],
  }
}

/** The check before the operation. */
export function checkCulprit(work: FailedWork): Finding {
  const repairs = repairsOf(work)
  const check = work.exchanges.findLast(({ purpose }) => purpose === 'check')
  const isRefused = check !== undefined && [401, 403].includes(statusOf(check) ?? 0)
  const reason = check ? reasonOf(check) : ''
  return {
    exchange: check,
    title: 'The connection check fails, so the operation is not sent',
    message:
      reason === '' || work.outcome.summary.includes(reason)
        ? work.outcome.summary
        : `${work.outcome.summary} The answer says: ${reason}`,
    repairs: [
      isRefused ? repairs.enterCredentials() : undefined,
      repairs.testConnection(),
      repairs.choose('checkBeforeEachOperation', 'off'),
    ],
  }
}
