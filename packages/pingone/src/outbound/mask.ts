const secretFields =
  /("(?:access_token|refresh_token|id_token|client_secret|password)"\s*:\s*")([^"]*)(")/g
const mask = '••••'
const secretParameters = /\b(client_secret|password|refresh_token)=([^&\s]*)/g

/** A secret as people may see it: its last four characters, when it is long enough to keep the rest a secret. */
export const maskSecret = (secret: string): string =>
  `${mask}${secret.length > 12 ? secret.slice(-4) : ''}`

/** Whether something in a text was masked. */
export const isMasked = (text: string): boolean => text.includes(mask)

/** Headers with the credentials masked; the scheme of `Authorization` stays readable. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecret(name) ? maskCredentials(value) : value,
    ]),
  )
}

/** A body with the values of token and password fields masked, be it JSON or a form. */
export function maskBody(body: string): string {
  return body
    .replace(
      secretFields,
      (_, start: string, secret: string, end: string) => start + maskSecret(secret) + end,
    )
    .replace(secretParameters, (_, name: string, secret: string) => `${name}=${maskSecret(secret)}`)
}

const isSecret = (header: string) =>
  /^(authorization|proxy-authorization|cookie|set-cookie)$/i.test(header)

function maskCredentials(value: string): string {
  const space = value.indexOf(' ')
  return space < 0
    ? maskSecret(value)
    : `${value.slice(0, space)} ${maskSecret(value.slice(space + 1))}`
}
