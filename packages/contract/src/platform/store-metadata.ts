import { z } from 'zod'
import { connectionKeys, keysOfPart, type ConnectionKey } from './connection-columns.ts'
import { connectionFields, type ConnectionField } from './connection-fields.ts'
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

/** What is known of SCIM stores, without asking a target. */
export function scimStoreMetadata(): StoreMetadata {
  // The other keys say where the target is and how to authenticate.
  const capabilities = keysOfPart('groups', 'actions')
  const others = connectionKeys.filter((key) => !capabilities.includes(key))
  return {
    information: { type: 'scim', name: 'SCIM Outbound' },
    connectionProfiles: [
      {
        name: 'SCIM Outbound',
        connectionAttributes: others.map(describe),
      },
    ],
    attributeMetadata: {
      capabilities: capabilities.map(describe),
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

function describe(name: ConnectionKey) {
  const { label, kind, options, isRequired, wizard }: ConnectionField = connectionFields[name]
  return {
    name,
    displayName: label,
    required: isRequired === true,
    ...(wizard !== undefined && { defaultValue: wizard }),
    ...(kind === 'choice' && options && { allowedValues: [...options] }),
  }
}
