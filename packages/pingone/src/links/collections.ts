import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

const owned = { environmentId: 'string' } as const

/** Where provisioning keeps its configuration, its revisions and what it knows of the targets. */
export const provisioningCollections: readonly Collection[] = [
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
  {
    name: 'links',
    type: recordType('links', {
      ruleId: 'string',
      connectionId: 'string',
      subjectType: 'string',
      subjectId: 'string',
      targetId: 'string',
      standing: 'string',
      leftBehind: 'boolean',
      remarkedRule: 'string',
    }),
    indexed: ['ruleId', 'subjectId', 'connectionId', 'standing'],
    sparse: ['targetId', 'leftBehind', 'remarkedRule'],
  },
  { name: 'ruleSyncs', type: recordType('ruleSyncs', owned) },
  { name: 'deliveries', type: recordType('deliveries', owned) },
]
