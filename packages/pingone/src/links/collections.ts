import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

/** Where links, and the last syncs of rules, are kept. */
export const linkCollections: readonly Collection[] = [
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
  { name: 'ruleSyncs', type: recordType('ruleSyncs', { environmentId: 'string' }) },
]
