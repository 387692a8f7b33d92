import type { Conditions } from './operation.ts'

/** What shapes the read of a user or group by a resync. */
export const resyncReads = {
  'full-resync': ({ reason }) => reason === 'resync',
  'resync-reads-on-request': ({ reason, choices }) =>
    reason === 'resync' && choices.resyncReads === 'full-and-enable',
  'resync-reads-always': ({ reason, choices }) =>
    reason === 'resync' && choices.resyncReads === 'every-resync',
  'resync-read-by-id': ({ reason, purpose, isList }) =>
    reason === 'resync' && purpose === 'read' && !isList,
  'resync-read-by-filter': ({ reason, purpose }) => reason === 'resync' && purpose === 'lookup',
  'resync-read-list': ({ reason, isList }) => reason === 'resync' && isList === true,
} satisfies Conditions

/** What shapes a read that checks another answer. */
export const checkingReads = {
  'missing-checked-by-read': ({ reason }) => reason === 'missing',
  'lookup-checked': ({ reason }) => reason === 'hidden-match',
  'created-checked-by-read': ({ reason }) => reason === 'created',
} satisfies Conditions
