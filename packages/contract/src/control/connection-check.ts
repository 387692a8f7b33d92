import type { Exchange } from './journal.ts'

/** The id of the quirk record of a connection check that asks for a user that no target has. */
export const getUserZero = 'check-gets-user-0'

type Answered = Pick<NonNullable<Exchange['response']>, 'headers' | 'body'>

/** Whether an answer is a page for people, which a SCIM server does not send: its content type says so, or its body begins like one. */
export const isHtmlPage = ({ headers, body }: Answered): boolean =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') || body.trimStart().startsWith('<')

/** Whether a status says that a resource does not exist: what the check with user 0 expects. */
export const saysMissing = (status: number): boolean => status === 404 || status === 410

/** Whether an exchange is a connection check that was answered as it expects, with "no such user": no failure, in spite of the status. */
export const isExpectedMiss = ({
  quirks,
  response,
}: Pick<Exchange, 'quirks' | 'response'>): boolean =>
  response !== undefined &&
  saysMissing(response.status) &&
  quirks.includes(getUserZero) &&
  !isHtmlPage(response)
