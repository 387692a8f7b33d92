import {
  isSecretMoved,
  type PropagationStore,
  type SecretKey,
  secretKeys,
} from '@pingone-sandbox/pingone/contract'
import type { ConnectionForm } from './connection-form.ts'

type Configuration = ConnectionForm['configuration']

/** The stored secrets that an edit keeps: while the authentication method stays, and each only for the server that it went to. */
export function keptSecrets(
  saved: PropagationStore | undefined,
  configuration: Configuration,
): readonly SecretKey[] {
  if (
    !saved ||
    saved.configuration['AUTHENTICATION_METHOD'] !== configuration.AUTHENTICATION_METHOD
  )
    return []
  return secretKeys.filter((key) => !isSecretMoved(key, saved.configuration, configuration))
}

/** What to say of a secret that is stored: that it stays, or why it does not. */
export function noteOnSecret(
  saved: PropagationStore | undefined,
  configuration: Configuration,
  key: SecretKey,
): { readonly isKept: boolean; readonly placeholder?: string; readonly description?: string } {
  if (keptSecrets(saved, configuration).includes(key))
    return { isKept: true, placeholder: 'Stored; leave empty to keep it' }
  const isStored =
    saved?.configuration['AUTHENTICATION_METHOD'] === configuration.AUTHENTICATION_METHOD
  return isStored
    ? {
        isKept: false,
        description:
          'The address leads to another server, to which the stored one is not sent. Enter the one for it.',
      }
    : { isKept: false }
}
