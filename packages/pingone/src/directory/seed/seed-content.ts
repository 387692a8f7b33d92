import { z } from 'zod'
import { groupInput, userInput } from '@pingone-sandbox/contract'

const named = z.strictObject({ name: z.string().min(1), description: z.string().optional() })

/**
 * Custom users, groups and populations for the seed of a tenant.
 *
 * Users name their population and groups by name: those given here, or those that every seed has (*Default*, *Engineering*, …).
 * An unknown key is refused.
 */
export const seedContent = z.strictObject({
  populations: z.array(named).default([]),
  groups: z
    .array(z.strictObject(groupInput.omit({ population: true, userFilter: true }).shape))
    .default([]),
  users: z
    .array(
      z.strictObject({
        ...userInput.omit({ population: true }).shape,
        enabled: z.boolean().default(true),
        population: z.string().optional(),
        groups: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

export type SeedContent = z.output<typeof seedContent>
