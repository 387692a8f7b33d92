import { zodResolver } from '@hookform/resolvers/zod'
import { type PropagationStore, scimConfiguration } from '@pingone-sandbox/contract'
import type { Resolver } from 'react-hook-form'
import { z } from 'zod'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { keptSecrets } from './stored-secrets.ts'

/** What `connectionResolver` fetches. */
export function connectionValidation(saved?: PropagationStore): Resolver<ConnectionForm> {
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
