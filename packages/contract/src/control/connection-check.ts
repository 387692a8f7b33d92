import type { Exchange } from './exchange.ts'

/** The id of the quirk record of the connection check that reads a user that does not exist. */
export const getUserZero = 'check-gets-user-0'

type Answered = Pick<NonNullable<Exchange['response']>, 'headers' | 'body'>

/** Tells whether an answer is an HTML page and not SCIM, by its content type or by the beginning of its body. */
export const isHtmlPage = ({ headers, body }: Answered): boolean =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') || body.trimStart().startsWith('<')

/** Tells whether a status means that a resource does not exist, which the check with user 0 expects. */
export const saysMissing = (status: number): boolean => status === 404 || status === 410

/**
 * Tells whether an exchange is a connection check with the expected answer, "no such user". Despite its status this is no
 * failure.
 */
export const isExpectedMiss = ({
  quirks,
  response,
}: Pick<Exchange, 'quirks' | 'response'>): boolean =>
  response !== undefined &&
  saysMissing(response.status) &&
  quirks.includes(getUserZero) &&
  !isHtmlPage(response)
