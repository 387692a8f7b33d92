import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'

/** The collections of the journal and of the queue of source changes. */
export const journalCollections = [
  {
    name: 'changeQueue',
    type: recordType('changeQueue', { sequence: 'integer' }),
    indexed: ['sequence'],
  },
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
