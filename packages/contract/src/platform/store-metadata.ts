import { z } from 'zod'
import { configurationLabels, wizardConfiguration } from './connection-wizard.ts'
import { scimConfiguration } from './propagation.ts'
import { targetAttributes } from './target-attributes.ts'

const metadataAttribute = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  required: z.boolean(),
  defaultValue: z.unknown().optional(),
  allowedValues: z.array(z.string()).optional(),
})

/**
 * What is known of a type of store: `POST …/propagation/storeMetadata/scim`.
 *
 * The three parts are documented; the members of their elements are inferred. So is that a `defaultValue` is what the console's wizard
 * starts with: what a configuration means that leaves the key out may be another value.
 *
 * @see {@link https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-store-metadata.html}
 */
export const storeMetadata = z.object({
  information: z.object({ type: z.string(), name: z.string() }),
  connectionProfiles: z.array(
    z.object({ name: z.string(), connectionAttributes: z.array(metadataAttribute) }),
  ),
  attributeMetadata: z.object({
    capabilities: z.array(metadataAttribute),
    userAttributes: z.object({ attributes: z.array(metadataAttribute) }),
    groupAttributes: z.object({ attributes: z.array(metadataAttribute) }),
  }),
})
export type StoreMetadata = z.infer<typeof storeMetadata>

/** The switches and choices of the wizard's preferences; the other keys say where the target is and how to authenticate. */
const capabilities = [
  'CREATE_USERS',
  'UPDATE_USERS',
  'DISABLE_USERS',
  'DEPROVISION_USERS',
  'REMOVE_ACTION',
  'GROUP_MEMBERSHIP_HANDLING',
  'GROUP_NAME_SOURCE',
]

/** What is known of SCIM stores, without asking a target. */
export function scimStoreMetadata(): StoreMetadata {
  const keys = Object.entries(configurationLabels).map(([name, displayName]) =>
    describe(name as keyof typeof configurationLabels, displayName),
  )
  const isCapability = ({ name }: { readonly name: string }) => capabilities.includes(name)
  return {
    information: { type: 'scim', name: 'SCIM Outbound' },
    connectionProfiles: [
      {
        name: 'SCIM Outbound',
        connectionAttributes: keys.filter((key) => !isCapability(key)),
      },
    ],
    attributeMetadata: {
      capabilities: keys.filter(isCapability),
      userAttributes: {
        attributes: [...targetAttributes.keys()].map((name) => ({
          name,
          required: name === 'userName',
        })),
      },
      groupAttributes: { attributes: [{ name: 'displayName', required: true }] },
    },
  }
}

function describe(name: keyof typeof configurationLabels, displayName: string) {
  const schema: z.ZodType = scimConfiguration.shape[name]
  const isOptional = schema instanceof z.ZodOptional
  const inner: unknown = isOptional ? schema.unwrap() : schema
  const defaults: Readonly<Record<string, unknown>> = wizardConfiguration
  return {
    name,
    displayName,
    required: !isOptional,
    ...(defaults[name] !== undefined && { defaultValue: defaults[name] }),
    ...(inner instanceof z.ZodEnum && { allowedValues: inner.options.map(String) }),
  }
}
