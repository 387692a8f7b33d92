import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

/** Where the journal is kept. */
export const journalCollections = [
  {
    name: 'journal',
    type: recordType('journal', {
      seq: 'integer',
      isExchange: 'boolean',
      changeId: 'string',
      exchangeId: 'string',
      ruleId: 'string',
      subjectId: 'string',
      status: 'integer',
      method: 'string',
    }),
    numberedBy: 'seq',
    indexed: ['changeId'],
    sparse: ['isExchange', 'exchangeId', 'subjectId', 'ruleId', 'status', 'method'],
  },
  {
    name: 'changes',
    type: recordType('changes', {
      kind: 'string',
      subjectId: 'string',
      ruleIds: ['string'],
      statuses: ['string'],
      causes: ['string'],
      failures: ['string'],
      remarkKinds: ['string'],
      text: 'string',
    }),
    indexed: ['kind', 'subjectId', 'ruleIds', 'statuses', 'causes', 'failures', 'remarkKinds'],
    searchable: ['text'],
  },
  { name: 'dropped', type: recordType('dropped', {}) },
] as const satisfies readonly Collection[]
