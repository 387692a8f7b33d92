import type { Collection } from '@pingone-sandbox/store'
import { configurationCollections } from './configuration/collections.ts'
import { directoryCollections } from './directory/collections.ts'
import { journalCollections } from './journal/collections.ts'
import { linkCollections } from './links/collections.ts'
import { outboxCollections } from './outbox/collections.ts'

/** The collections that a store must be opened with to keep a tenant. */
export const pingOneCollections: readonly Collection[] = [
  ...directoryCollections,
  ...configurationCollections,
  ...linkCollections,
  ...outboxCollections,
  ...journalCollections,
]
