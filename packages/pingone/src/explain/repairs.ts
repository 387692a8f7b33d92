import { configurationLabels, type ConnectionKey, type Repair } from '@pingone-sandbox/contract'
import type { FailedWork } from './failed-work.ts'
import type { ChoiceName } from '../outbound/profile.ts'

/** Makes repairs for failed work. One that needs a connection is undefined when the connection is deleted. */
export function repairsOf({ outcome, connection }: FailedWork) {
  const { rule, subject } = outcome
  const at = connection && { connectionId: connection.id }
  return {
    writeEq: (userFilter: string): Repair | undefined =>
      at && { id: 'write-eq', label: `Write ${userFilter}`, ...at, userFilter },
    /** Opens the configuration at a key. */
    editConnection: (key: ConnectionKey): Repair | undefined =>
      at && { id: 'edit-connection', label: `Edit ${configurationLabels[key]}`, ...at, key },
    enterCredentials: (): Repair | undefined => {
      const secret = secretOf(connection)
      return at && secret && { id: 're-enter-token', ...secret, ...at }
    },
    testConnection: (): Repair | undefined =>
      at && { id: 'test-connection', label: 'Test connection', ...at },
    /** Turns https into http at the beginning of SCIM BASE URL, or the reverse. */
    switchScheme: (): Repair | undefined => {
      const { SCIM_URL: url = '' } = connection?.configuration ?? {}
      const isSecure = url.startsWith('https:')
      const baseUrl = url.replace(/^https?:/, isSecure ? 'http:' : 'https:')
      return at && { id: 'switch-scheme', label: `Write ${baseUrl}`, ...at, baseUrl }
    },
    acceptCertificate: (): Repair | undefined =>
      at && { id: 'accept-certificate', label: 'Accept any certificate', ...at },
    /** Doubles the timeout. */
    raiseTimeout: (): Repair | undefined => {
      const timeoutMs = Math.min(2 * (connection?.delivery?.timeoutMs ?? 30_000), 600_000)
      const label = `Wait ${timeoutMs / 1000} s for an answer`
      return at && { id: 'raise-timeout', label, ...at, timeoutMs }
    },
    /** Halves the rate, or sets a first one. */
    lowerRate: (): Repair | undefined => {
      const rate = connection?.delivery?.requestsPerSecond ?? 0
      const requestsPerSecond = rate === 0 ? 10 : Math.max(1, Math.floor(rate / 2))
      const label = `Send ${requestsPerSecond} requests a second at most`
      return at && { id: 'lower-rate', label, ...at, requestsPerSecond }
    },
    choose: (choice: ChoiceName, value: string): Repair => ({
      ...{ id: 'choose-behaviour', label: `Choose ${choice}=${value}`, choice, value },
    }),
    editMapping: (): Repair => ({ id: 'edit-mapping', label: 'Edit mapping', ruleId: rule.id }),
    retry: (): Repair | undefined =>
      isProvisioned(subject)
        ? { id: 'retry', label: `Retry ${subject.name}`, ruleId: rule.id, subject: idOf(subject) }
        : undefined,
    fullResync: (): Repair => ({ id: 'full-resync', label: 'Full Resync', ruleId: rule.id }),
  }
}

type Connection = NonNullable<FailedWork['connection']>

/** The secret that the connection authenticates with, and the label to enter it again. */
function secretOf(connection: Connection | undefined) {
  if (connection === undefined) return undefined
  const { AUTHENTICATION_METHOD: method, AUTHORIZATION_TYPE: type } = connection.configuration
  if (method !== 'None' && type === 'Custom')
    return { key: 'CUSTOM_HEADER', label: 'Re-enter custom header' }
  switch (method) {
    case 'None':
      return undefined
    case 'Basic Authentication':
      return { key: 'BASIC_AUTH_PASSWORD', label: 'Re-enter password' }
    case 'OAuth 2 Bearer Token':
      return { key: 'OAUTH_ACCESS_TOKEN', label: 'Re-enter token' }
    case 'OAuth 2 Client Credentials':
      return { key: 'OAUTH_CLIENT_SECRET', label: 'Re-enter client secret' }
  }
}

type Subject = FailedWork['outcome']['subject']
type ProvisionedSubject = Subject & { readonly type: 'user' | 'group' }

const isProvisioned = (subject: Subject): subject is ProvisionedSubject =>
  subject.type === 'user' || subject.type === 'group'
const idOf = ({ type, id }: ProvisionedSubject) => ({ type, id })
