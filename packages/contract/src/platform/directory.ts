import { z } from 'zod'
import { reference, resource } from './resource.ts'
import { accountStatuses, lifecycleStatuses } from './user-state.ts'

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
  /** A language tag; the environment's default applies if absent. */
  preferredLanguage: z.string().min(1).optional(),
  /** An alternative identifier of the population, besides its name. */
  alternativeIdentifiers: z.array(z.string()).optional(),
  passwordPolicy: reference.optional(),
  theme: reference.optional(),
  /** Makes it the default population of the environment, in place of another. */
  default: z.boolean().optional(),
})
export type PopulationInput = z.infer<typeof populationInput>

export const population = populationInput.extend({
  ...resource.shape,
  default: z.boolean(),
  userCount: z.number(),
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

/** Custom attributes are members of the user, like the standard ones. */
export const user = userInput
  .extend({
    ...resource.shape,
    enabled: z.boolean(),
    mfaEnabled: z.boolean(),
    population: reference,
    account: z.object({
      canAuthenticate: z.boolean(),
      status: z.enum(accountStatuses),
      lockedAt: z.string().optional(),
    }),
    lifecycle: z.object({ status: z.enum(lifecycleStatuses) }),
    /** Absent unless a client has set it. */
    emailVerified: z.boolean().optional(),
    verifyStatus: z.string().optional(),
    memberOfGroupIDs: z.array(z.string()).optional(),
    memberOfGroupNames: z.array(z.string()).optional(),
  })
  .loose()
export type User = z.infer<typeof user>

export const schemaAttributeTypes = ['STRING', 'JSON', 'BOOLEAN'] as const

/** A custom attribute of users, as a client declares it. */
export const schemaAttributeInput = z.object({
  name: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9_]{0,255}$/,
      'A name is a letter, followed by letters, digits and _.',
    ),
  displayName: text,
  description: text,
  type: z.enum(schemaAttributeTypes).default('STRING'),
  /** Values of an attribute that is not enabled cannot be written. */
  enabled: z.boolean().default(true),
  required: z.boolean().default(false),
  /** Each value is unique among the users of the environment; for texts only. */
  unique: z.boolean().default(false),
  multiValued: z.boolean().default(false),
  enumeratedValues: z
    .array(z.object({ value: z.string(), archived: z.boolean().optional(), description: text }))
    .min(1)
    .optional(),
  regexValidation: z
    .object({
      /** In Java syntax; an expression that does not parse is refused. */
      pattern: z.string(),
      requirements: text,
      /** Examples; the attribute is refused if its pattern does not match them. */
      valuesPatternShouldMatch: z.array(z.string()).optional(),
      valuesPatternShouldNotMatch: z.array(z.string()).optional(),
    })
    .optional(),
})
export type SchemaAttributeInput = z.infer<typeof schemaAttributeInput>

export const schemaAttribute = schemaAttributeInput.partial().extend({
  ...resource.shape,
  name: z.string(),
  type: z.string(),
  schemaType: z.enum(['CORE', 'STANDARD', 'CUSTOM']),
})
export type SchemaAttribute = z.infer<typeof schemaAttribute>

export const groupInput = z.object({
  name: z.string().min(1),
  description: text,
  externalId: text,
  /** A filter over users; every matching user is a member. */
  userFilter: text,
  population: reference.optional(),
  /** Any data that a client stores with the group. */
  customData: z.record(z.string(), z.unknown()).optional(),
})
export type GroupInput = z.infer<typeof groupInput>

const memberCounts = z.object({ users: z.number(), groups: z.number() })

export const group = groupInput.extend({
  ...resource.shape,
  directMemberCounts: memberCounts.optional(),
  /** With `include=totalMemberCounts`. */
  totalMemberCounts: memberCounts.optional(),
})
export type Group = z.infer<typeof group>

export const groupMembership = resource.extend({
  name: z.string(),
  type: z.enum(['DIRECT', 'INDIRECT']),
})
export type GroupMembership = z.infer<typeof groupMembership>
