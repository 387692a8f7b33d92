import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

const owned = { environmentId: 'string' } as const

/** Where the configuration, its revisions and the delivery settings are kept. */
export const configurationCollections: readonly Collection[] = [
  {
    name: 'plans',
    type: recordType('plans', { ...owned, name: 'string' }),
    indexed: ['environmentId'],
  },
  {
    name: 'propagationStores',
    type: recordType('propagationStores', owned),
    indexed: ['environmentId'],
  },
  { name: 'rules', type: recordType('rules', owned), indexed: ['environmentId'] },
  {
    name: 'mappings',
    type: recordType('mappings', { ...owned, ruleId: 'string' }),
    indexed: ['environmentId', 'ruleId'],
  },
  {
    name: 'revisions',
    type: recordType('revisions', { ...owned, number: 'integer' }),
    indexed: ['environmentId'],
  },
  { name: 'removedRules', type: recordType('removedRules', owned), indexed: ['environmentId'] },
  { name: 'deliveries', type: recordType('deliveries', owned) },
]
