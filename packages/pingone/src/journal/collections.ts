import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'
import { keepAnew } from './change-summaries.ts'
import { upgradeEntries } from './upgrade-entries.ts'

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
      firstAbout: 'string',
      groupId: 'string',
      outcome: 'string',
      status: 'integer',
      method: 'string',
    }),
    numberedBy: 'seq',
    indexed: ['changeId'],
    sparse: ['isExchange', 'exchangeId', 'status', 'method'],
    interned: ['ruleId', 'subjectId', 'firstAbout', 'groupId', 'outcome'],
    upgrade: upgradeEntries,
  },
  {
    name: 'changes',
    type: recordType('changes', {
      kind: 'string',
      ruleIds: ['string'],
      statuses: ['string'],
      causes: ['string'],
      failures: ['string'],
      remarkKinds: ['string'],
      at: 'string',
      text: 'string',
    }),
    indexed: ['at', 'kind', 'ruleIds', 'statuses', 'causes', 'failures', 'remarkKinds'],
    searchable: ['text'],
    upgrade: () => keepAnew,
  },
  { name: 'dropped', type: recordType('dropped', {}) },
] as const satisfies readonly Collection[]
