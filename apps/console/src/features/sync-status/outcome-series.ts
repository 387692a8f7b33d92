import type { OutcomeStatus } from '@pingone-sandbox/pingone/contract'

export interface OutcomeSeries {
  readonly status: OutcomeStatus
  readonly label: string
  /** A token of the theme. */
  readonly colour: string
  /** The pattern that tells it from the others where colours do not. */
  readonly pattern: 'solid' | 'stripes' | 'dots' | 'lines' | 'crosses' | 'blank'
}

/** The kinds of outcomes in the order of the stack, the bad ones at the bottom where they are seen. */
export const outcomeSeries: readonly OutcomeSeries[] = [
  { status: 'failed', label: 'Failed', colour: 'var(--danger)', pattern: 'crosses' },
  { status: 'partial', label: 'Partial Synced', colour: 'var(--warning)', pattern: 'stripes' },
  { status: 'unsynced', label: 'Unsynced', colour: 'var(--text-muted)', pattern: 'dots' },
  { status: 'removed', label: 'Removed', colour: 'var(--info)', pattern: 'lines' },
  { status: 'unchanged', label: 'Unchanged', colour: 'var(--line-strong)', pattern: 'blank' },
  { status: 'success', label: 'Success', colour: 'var(--success)', pattern: 'solid' },
]
