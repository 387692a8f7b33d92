import type { RunnableRequest } from './runnable-request.ts'
import { exportLine, shellHeader, shellWord } from './shell-word.ts'

/** Writes a request as a curl command for bash and zsh, after the lines that set its variables. */
export function formatCurl(request: RunnableRequest): string {
  const { method, url, headers, body, variables, acceptsCertificate } = request
  // Otherwise curl takes brackets and braces in an address for a list of addresses.
  const literal = url.some((part) => typeof part === 'string' && /[[\]{}]/.test(part))
  const flags = (acceptsCertificate ? '--insecure ' : '') + (literal ? '--globoff ' : '')
  const command = [
    `curl --request ${method} ${flags}${shellWord(url)}`,
    ...headers.map(([name, value]) => `--header ${shellHeader(name, value)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
  ].join(' \\\n  ')
  return [...variables.map(exportLine), command, ''].join('\n')
}
