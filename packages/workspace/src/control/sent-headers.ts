import { SandboxError } from '../text/index.ts'

/** What belongs to one connection, or frames a message on it (RFC 9110 §7.6.1, RFC 9112 §6): the sandbox's to write. */
const ofTheConnection = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

export interface SentHeaders {
  readonly sent: Headers
  /** By lower-case name, what was given and is not sent. */
  readonly dropped: readonly string[]
}

/**
 * Reads the headers of a manual request.
 *
 * Those of the connection are dropped, with those that `Connection` names. Throws a `SandboxError` for a name or a value that no
 * request can carry.
 */
export function readHeaders(given: Readonly<Record<string, string>>): SentHeaders {
  const sent = new Headers({ 'user-agent': 'pingone-sandbox-workbench' })
  const entries = Object.entries(given).map(([name, value]) => checkHeader(name, value))
  const named = entries
    .filter(([name]) => name === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase())
  const dropped = new Set<string>()
  for (const [name, value] of entries) {
    if (ofTheConnection.includes(name) || named.includes(name)) dropped.add(name)
    else sent.append(name, value)
  }
  const agents = entries.filter(([name]) => name === 'user-agent').map(([, value]) => value)
  if (agents.length > 0 && !dropped.has('user-agent')) sent.set('user-agent', agents.join(' '))
  return { sent, dropped: [...dropped] }
}

function checkHeader(name: string, value: string): [name: string, value: string] {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    throw new SandboxError(
      'invalid_request',
      `A header cannot be called ${JSON.stringify(name)}.`,
      "Names are of letters, digits and ! # $ % & ' * + - . ^ _ ` | ~.",
    )
  if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value))
    throw new SandboxError(
      'invalid_request',
      `The header ${name} has a value that no request can carry: ${JSON.stringify(value)}.`,
      'Values are of one line, in the letters of Latin-1.',
    )
  return [name.toLowerCase(), value]
}
