import { zodResolver } from '@hookform/resolvers/zod'
import {
  configurationLabels,
  type PropagationStore,
  scimConfiguration,
} from '@pingone-sandbox/contract'
import { useEffect } from 'react'
import type { FieldPath, Resolver, UseFormReturn, UseFormSetError } from 'react-hook-form'
import { z } from 'zod'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { messagesByTarget } from '../../lib/platform-error.ts'
import { keptSecrets } from './stored-secrets.ts'

/** Validates by the contract's schema. Secrets of `saved` that an edit keeps count as given. */
export function connectionResolver(saved?: PropagationStore): Resolver<ConnectionForm> {
  const validate = zodResolver(schema)
  return async (values, context, options) => {
    const checked = {
      ...values,
      configuration: validatedConfiguration(values.configuration, saved),
    }
    const result = await validate(checked as z.input<typeof schema>, context, options as never)
    return Object.keys(result.errors).length === 0
      ? { values, errors: {} }
      : { values: {}, errors: result.errors as never }
  }
}

const schema = z.object({
  name: z.string().trim().min(1, 'Name is required.'),
  description: z.string(),
  iconHref: z.union([z.literal(''), z.url({ error: 'Icon must be a URL.' })]),
  managed: z.boolean(),
  configuration: scimConfiguration,
})

function validatedConfiguration(
  { GROUPS_RESOURCE, ...configuration }: ConnectionForm['configuration'],
  saved: PropagationStore | undefined,
) {
  const kept = Object.fromEntries(
    keptSecrets(saved, configuration).map((key) => [key, configuration[key] || 'kept']),
  )
  return {
    ...configuration,
    ...kept,
    ...(GROUPS_RESOURCE && { GROUPS_RESOURCE }),
  }
}

/**
 * Checks a field with an error again as soon as it is changed.
 *
 * react-hook-form does so after a submit alone, but *Next* and *Test Connection* check without one. Checking on blur instead would
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

/** Puts each message of a refused save at its field and returns those that have none. */
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
