import { z } from 'zod'
import { reference, resource } from './resource.ts'

export const environment = resource.extend({
  name: z.string().min(1),
  description: z.string().optional(),
  type: z.enum(['PRODUCTION', 'SANDBOX']),
  region: z.string(),
  license: reference.optional(),
  organization: reference.optional(),
})
export type Environment = z.infer<typeof environment>

export const populationInput = z.object({
  name: z.string().min(1),
  description: z.string().optional(),
})
export type PopulationInput = z.infer<typeof populationInput>

export const population = populationInput.extend({
  ...resource.shape,
  default: z.boolean(),
  userCount: z.number(),
  theme: reference.optional(),
})
export type Population = z.infer<typeof population>

const text = z.string().optional()

/** The attributes of a user that a client may write. Unknown attributes are ignored, as PingOne documents. */
export const userInput = z.object({
  username: z.string().min(1).max(128),
  email: z.email().optional(),
  externalId: text,
  name: z
    .object({
      given: text,
      family: text,
      middle: text,
      formatted: text,
      honorificPrefix: text,
      honorificSuffix: text,
    })
    .optional(),
  nickname: text,
  title: text,
  type: text,
  accountId: text,
  locale: text,
  preferredLanguage: text,
  timezone: text,
  primaryPhone: text,
  mobilePhone: text,
  address: z
    .object({
      streetAddress: text,
      locality: text,
      region: text,
      postalCode: text,
      countryCode: text,
    })
    .optional(),
  photo: z.object({ href: z.string() }).optional(),
  population: reference.optional(),
})
export type UserInput = z.infer<typeof userInput>

export const user = userInput.extend({
  ...resource.shape,
  enabled: z.boolean(),
  mfaEnabled: z.boolean(),
  population: reference,
  account: z.object({ canAuthenticate: z.boolean(), status: z.enum(['OK', 'LOCKED']) }),
  lifecycle: z.object({ status: z.string() }),
  verifyStatus: z.string().optional(),
  memberOfGroupIDs: z.array(z.string()).optional(),
  memberOfGroupNames: z.array(z.string()).optional(),
})
export type User = z.infer<typeof user>

export const groupInput = z.object({
  name: z.string().min(1),
  description: text,
  externalId: text,
  population: reference.optional(),
})
export type GroupInput = z.infer<typeof groupInput>

export const group = groupInput.extend({
  ...resource.shape,
  directMemberCounts: z.object({ users: z.number(), groups: z.number() }).optional(),
})
export type Group = z.infer<typeof group>

export const groupMembership = resource.extend({
  name: z.string(),
  type: z.enum(['DIRECT', 'INDIRECT']),
})
export type GroupMembership = z.infer<typeof groupMembership>
