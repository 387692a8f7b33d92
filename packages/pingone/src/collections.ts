import type { Collection } from '@pingone-sandbox/store'
import { directoryCollections } from './directory/collections.ts'
import { journalCollections } from './journal/collections.ts'
import { provisioningCollections } from './links/collections.ts'

/** What a store must be opened with to hold a tenant. */
export const pingOneCollections: readonly Collection[] = [
  ...directoryCollections,
  ...provisioningCollections,
  ...journalCollections,
]
