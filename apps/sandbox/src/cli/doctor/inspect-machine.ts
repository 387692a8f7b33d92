import { ProxySettingError, readProxies } from '@pingone-sandbox/pingone/http-transport'
import type { Finding } from './finding.ts'

/** The oldest Node with which the sandbox runs. */
const oldest = [22, 18] as const
/** No machine with this program has an earlier year. */
const earliestYear = 2026

/** Inspects the version of Node. */
export function inspectNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isSupported = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  return isSupported
    ? { id: 'node', status: 'ok', message: `Node ${version}.` }
    : {
        ...{ id: 'node', status: 'problem', message: `Node ${version} is too old.` },
        advice: `Use Node ${oldest.join('.')} or later.`,
      }
}

/** Inspects the clock of the machine: tokens and certificates depend on it. */
export function inspectClock(now: Date): Finding {
  const time = now.toISOString()
  return now.getUTCFullYear() >= earliestYear
    ? { id: 'clock', status: 'ok', message: `The clock of this machine says ${time}.` }
    : {
        ...{ id: 'clock', status: 'warning' },
        message: `The clock of this machine says ${time}, which is in the past.`,
        advice: 'Set it: certificates and access tokens are judged by it.',
      }
}

/** Inspects the proxies that the environment names for requests to targets. */
export function inspectProxies(environment: NodeJS.ProcessEnv): readonly Finding[] {
  try {
    const proxies = readProxies(environment)
    if (proxies === undefined)
      return [{ id: 'proxy', status: 'ok', message: 'Requests to targets go through no proxy.' }]
    const named = [...new Set([proxies.http, proxies.https])].filter((each) => each !== undefined)
    const except = proxies.exceptions === '' ? '' : `, except those to ${proxies.exceptions}`
    return [
      {
        ...{ id: 'proxy', status: 'note' },
        message: `Requests to targets go through ${named.map(withoutPassword).join(' and ')}${except}.`,
        advice: 'NO_PROXY lists the targets that are reached without it; this machine always is.',
      },
    ]
  } catch (error) {
    if (!(error instanceof ProxySettingError)) throw error
    return [
      {
        ...{ id: 'proxy', status: 'problem', message: error.message },
        advice: 'Correct the variable, or unset it.',
      },
    ]
  }
}

function withoutPassword(address: string): string {
  return new URL(address).origin
}
