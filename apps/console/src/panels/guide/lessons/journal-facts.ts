import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'

export const exchangesOf = (journal: readonly JournalEntry[]): readonly Exchange[] =>
  journal.flatMap((entry) => (entry.type === 'exchange' ? [entry.exchange] : []))

export const isAccepted = ({ response }: Exchange): boolean =>
  response !== undefined && response.status < 300

export const isConflict = ({ purpose, response }: Exchange): boolean =>
  purpose === 'create' && response?.status === 409
