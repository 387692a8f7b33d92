import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

/** Where source changes are queued. */
export const outboxCollections: readonly Collection[] = [
  {
    name: 'changeQueue',
    type: recordType('changeQueue', { sequence: 'integer' }),
    indexed: ['sequence'],
  },
]
