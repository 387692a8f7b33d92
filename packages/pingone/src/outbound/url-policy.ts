/** Says why nothing can be sent to a URL, or nothing when it can. */
export function refuseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is not a URL.`
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `Only http and https URLs can be provisioned to, not ${url.protocol}`
  if (url.username || url.password)
    return 'The URL must not carry credentials; use the authentication method.'
  return undefined
}
