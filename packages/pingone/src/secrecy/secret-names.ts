/**
 * Tells whether a name says that its value is a secret: a member of an object, a parameter, an attribute, the last part of a path.
 *
 * Letter case, separators and the URN in front do not matter: `Access-Token`, `accessToken` and `urn:…:User:password` alike.
 */
export function isSecretName(name: string): boolean {
  const known = judged.get(name)
  if (known !== undefined) return known
  const isSecret = judge(name)
  if (judged.size >= mostJudged) judged.clear()
  if (name.length <= longestName) judged.set(name, isSecret)
  return isSecret
}

/** Tells whether a query parameter is a secret; more names count than in a body. */
export const isSecretParameter = (name: string): boolean =>
  isSecretName(name) || addressNames.test(bare(name))

/** Tells whether a header is a secret. */
export const isSecretHeader = (name: string): boolean =>
  isSecretName(name) || (headerNames.test(name) && !/^(idempotency|sec-websocket)-key$/i.test(name))

/** Whether a text may hold a secret under such a name. What it does not find, `isSecretName` does not find either. */
export function mayNameSecret(text: string): boolean {
  if (text.length < longText) return hint.test(text)
  if (text !== lastText) [lastText, lastFound] = [text, hint.test(text)]
  return lastFound
}

/** A body is asked about several times in a row. */
const longText = 200
let lastText = ''
let lastFound = false

/** The same names come again with each message. */
const judged = new Map<string, boolean>()
const mostJudged = 2000
const longestName = 100

const bare = (name: string): string =>
  name
    .slice(name.lastIndexOf(':') + 1)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

function judge(name: string): boolean {
  const last = bare(name)
  return whole.test(last) || (ending.test(last) && !harmless.test(last))
}

const whole = /^(pass|pw|psw|pswd|bearer|jwt|otp|pin|customheader)$/
const ending =
  /(password|passwd|pwd|passphrase|passcode|passwordhash|passwordsalt|secret|token|apikey|appkey|accesskey|secretkey|privatekey|signingkey|encryptionkey|sharedkey|subscriptionkey|credential|assertion|authorization|cookie|sessionid|codeverifier)s?$/
/** Tokens that say where a list continues. */
const harmless = /(page|next|previous|sync|continuation|skip|delta|cursor|resume)tokens?$/
const addressNames = /^(key|sig|signature|xamzsignature|auth|code|sid|session|hmac|sas)$/
const headerNames = /(^|-)(auth|key|signature|session|sid)$/i
const hint =
  /pass|pw|psw|pwd|secret|token|key|credential|assertion|authori[sz]ation|cookie|session|verifier|bearer|jwt|otp|pin|header/i
