import { configurationLabels, type PropagationStore } from '@pingone-sandbox/contract'
import { useEffect } from 'react'
import type { FieldPath, Resolver, UseFormReturn, UseFormSetError } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { lazyModule } from '../../lib/patient-code.ts'
import { messagesByTarget } from '../../lib/platform-error.ts'

// With the schemas: it is asked for when something is to be saved.
const validation = lazyModule(() => import('./connection-validation.ts'))

/** Fetches the validation before it is needed. */
export const fetchConnectionValidation = () => void validation()

/** Validates by the contract's schema. Secrets of `saved` that an edit keeps count as given. */
export const connectionResolver =
  (saved?: PropagationStore): Resolver<ConnectionForm> =>
  async (...form) =>
    (await validation()).connectionValidation(saved)(...form)

/** The fields that must be valid before the step can be tested or left. */
const authenticationKeys = [
  'SCIM_URL',
  'USERS_RESOURCE',
  'GROUPS_RESOURCE',
  'AUTHENTICATION_METHOD',
  'AUTHORIZATION_TYPE',
  'BASIC_AUTH_USER',
  'BASIC_AUTH_PASSWORD',
  'OAUTH_ACCESS_TOKEN',
  'OAUTH_TOKEN_REQUEST',
  'OAUTH_CLIENT_ID',
  'OAUTH_CLIENT_SECRET',
  'CUSTOM_HEADER',
] as const

export const authenticationFields = authenticationKeys.map((key) => `configuration.${key}` as const)

/**
 * Checks a field with an error again as soon as it is changed.
 *
 * react-hook-form does so only after a submit, but *Next* and *Test Connection* validate without one. Validation on blur would
 * move the buttons away under the pointer.
 */
export function useRevalidation(form: UseFormReturn<ConnectionForm>) {
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          const changed = name as Parameters<typeof form.getFieldState>[0] | undefined
          if (changed !== undefined && form.getFieldState(changed).invalid)
            void form.trigger(changed)
        },
      }),
    [form],
  )
}

/** Sets each message of a refused save at its field and returns those without a field. */
export function applyPlatformErrors(
  error: unknown,
  setError: UseFormSetError<ConnectionForm>,
): readonly string[] {
  const unplaced: string[] = []
  for (const [target, message] of messagesByTarget(error)) {
    const field = fieldOf(target)
    if (field === undefined) unplaced.push(message)
    else setError(field, { type: 'server', message })
  }
  return unplaced
}

/** The field that a message of the Platform API is about. */
export function fieldOf(target: string): FieldPath<ConnectionForm> | undefined {
  const key = target.replace(/^configuration\./, '')
  if (key === 'name' || key === 'description' || key === 'managed') return key
  if (key.startsWith('image')) return 'iconHref'
  return key in configurationLabels
    ? (`configuration.${key}` as FieldPath<ConnectionForm>)
    : undefined
}
