import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'
import { upgradeLink } from './upgrade-link.ts'

/** Where links, and the last syncs of rules, are kept. */
export const linkCollections: readonly Collection[] = [
  {
    name: 'links',
    type: recordType('links', {
      ruleId: 'string',
      connectionId: 'string',
      subjectType: 'string',
      targetId: 'string',
      countedAs: 'string',
      deferred: 'boolean',
      remarkedRule: 'string',
    }),
    indexed: ['ruleId', 'connectionId', 'countedAs'],
    sparse: ['targetId', 'deferred', 'remarkedRule'],
    upgrade: () => upgradeLink,
  },
  { name: 'ruleSyncs', type: recordType('ruleSyncs', { environmentId: 'string' }) },
]
