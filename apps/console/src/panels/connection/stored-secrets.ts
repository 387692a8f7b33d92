import {
  configurationLabels,
  movedAddresses,
  originOf,
  type PropagationStore,
  type SecretKey,
  secretKeys,
} from '@pingone-sandbox/contract'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'

type Configuration = ConnectionForm['configuration']

/** The stored secrets that an edit keeps: only for the same authentication method, and each only for its server. */
export function keptSecrets(
  saved: PropagationStore | undefined,
  configuration: Configuration,
): readonly SecretKey[] {
  if (saved === undefined) return []
  return secretKeys.filter(
    (key) =>
      isStored(key, saved, configuration) &&
      movedAddresses(key, saved.configuration, configuration).length === 0,
  )
}

export interface SecretNote {
  readonly isKept: boolean
  readonly placeholder?: string
  /** Why it must be entered again. */
  readonly reason?: string
}

/** Whether a stored secret is kept, or why not. */
export function noteOnSecret(
  saved: PropagationStore | undefined,
  configuration: Configuration,
  key: SecretKey,
): SecretNote {
  if (saved === undefined || !isStored(key, saved, configuration)) return { isKept: false }
  const [address] = movedAddresses(key, saved.configuration, configuration)
  if (address === undefined) return { isKept: true, placeholder: 'Stored; leave empty to keep it' }
  const [before, now] = [originOf(saved.configuration[address]), originOf(configuration[address])]
  return {
    isKept: false,
    reason:
      `${configurationLabels[address]} leads to another server, to which the stored one is not sent: ` +
      `it was given for ${before ?? 'no address'}. Enter the one for ${now ?? 'the new address'}.`,
  }
}

/** A read returns no secrets: those of the saved authentication method are stored. */
function isStored(key: SecretKey, saved: PropagationStore, configuration: Configuration): boolean {
  const isSame = (name: 'AUTHENTICATION_METHOD' | 'AUTHORIZATION_TYPE') =>
    saved.configuration[name] === configuration[name]
  return (
    isSame('AUTHENTICATION_METHOD') && (key !== 'CUSTOM_HEADER' || isSame('AUTHORIZATION_TYPE'))
  )
}
