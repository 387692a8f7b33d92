import { z } from 'zod'
import {
  connectionKeys,
  configurationLabels,
  keysOfMethod,
  type ConnectionKey,
} from './connection-columns.ts'
import { connectionFields, type ConnectionField } from './connection-fields.ts'
import { refuseBaseUrl, refusePath, refuseTokenUrl, refuseWith } from './connection-urls.ts'
import { contradictingSwitches, deprecatedSwitches } from './deprecated-members.ts'
import { extensionUrnsOf } from './target-attributes.ts'

type Fields = typeof connectionFields
type ValueOf<Field> = Field extends { readonly kind: 'switch' }
  ? boolean
  : Field extends { readonly options: readonly (infer Option)[] }
    ? Option
    : string

type Shape = {
  readonly [Key in ConnectionKey]: Fields[Key] extends { readonly isRequired: true }
    ? z.ZodType<ValueOf<Fields[Key]>>
    : z.ZodOptional<z.ZodType<ValueOf<Fields[Key]>>>
} & { readonly [Name in keyof typeof deprecatedSwitches]: z.ZodOptional<z.ZodBoolean> }

/** The configuration of a SCIM Outbound connection. Keys that PingOne does not have are kept. */
export const scimConfiguration = z
  .looseObject({ ...shapeOfFields(), ...shapeOfDeprecatedNames() } as Shape)
  .superRefine((configuration, context) => {
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message })
    for (const key of keysOfMethod(configuration.AUTHENTICATION_METHOD))
      if (!configuration[key]) refuse(key, `${configurationLabels[key]} is required.`)
    const tokenUrl = configuration.OAUTH_TOKEN_REQUEST
    if (configuration.AUTHENTICATION_METHOD === 'OAuth 2 Client Credentials' && tokenUrl) {
      const message = refuseTokenUrl(tokenUrl, configurationLabels.OAUTH_TOKEN_REQUEST)
      if (message !== undefined) refuse('OAUTH_TOKEN_REQUEST', message)
    }
    for (const name of contradictingSwitches(configuration))
      refuse(
        name,
        `${name} is the deprecated name of ${deprecatedSwitches[name]}, which says the opposite.`,
      )
    for (const key of connectionKeys) {
      const { authorizationType, label }: ConnectionField = connectionFields[key]
      if (authorizationType === undefined || configuration[key]) continue
      if (configuration.AUTHORIZATION_TYPE === authorizationType)
        refuse(key, `${label} is required.`)
    }
  })
export type ScimConfiguration = z.infer<typeof scimConfiguration>

function shapeOfFields(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    connectionKeys.map((key) => {
      const field: ConnectionField = connectionFields[key]
      const schema = schemaOf(field)
      return [key, field.isRequired ? schema : schema.optional()]
    }),
  )
}

function shapeOfDeprecatedNames(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.keys(deprecatedSwitches).map((name) => [name, z.boolean().optional()]),
  )
}

function schemaOf(field: ConnectionField): z.ZodType {
  const { kind, label, options = [] } = field
  switch (kind) {
    case 'base-url':
      // Paths are added to it, so it ends with a path itself.
      return z
        .string({ error: `${label} must be an http or https URL.` })
        .trim()
        .superRefine(refuseWith((text) => refuseBaseUrl(text, label)))
    case 'token-url':
      return z.string().trim()
    case 'path':
      return textOf(field)
        .startsWith('/', `${label} starts with a slash.`)
        .superRefine(refuseWith((text) => refusePath(text, label)))
    case 'text':
      return textOf(field)
    case 'urns':
      return z.string().refine((text) => extensionUrnsOf(text).every(isUrn), {
        error: `${label} are URNs (urn:…), separated by commas.`,
      })
    case 'choice':
      return z.enum(options)
    case 'switch':
      return z.boolean()
  }
}

function isUrn(text: string): boolean {
  return /^urn:[a-z0-9][\w-]*:\S+$/i.test(text)
}

function textOf({ label, isRequired }: Pick<ConnectionField, 'label' | 'isRequired'>): z.ZodString {
  return isRequired
    ? z.string({ error: `${label} is required.` }).min(1, `${label} is required.`)
    : z.string()
}
