import type { OutcomeStatus } from '@pingone-sandbox/contract'
import { statusLooks } from '../../../entities/journal/change-status.ts'

export interface OutcomeSeries {
  readonly status: OutcomeStatus
  readonly label: string
  /** A token of the theme. */
  readonly colour: string
  /** The pattern that distinguishes it without colour. */
  readonly pattern: 'solid' | 'stripes' | 'dots' | 'lines' | 'crosses' | 'blank'
}

/** The words of the journal: the two stand beside each other. */
const labelOf = (status: OutcomeStatus): string => statusLooks[status][1]

/** The kinds of outcomes in the order of the stack, the bad ones at the bottom where they are seen. */
export const outcomeSeries: readonly OutcomeSeries[] = [
  { status: 'failed', label: labelOf('failed'), colour: 'var(--danger)', pattern: 'crosses' },
  { status: 'partial', label: labelOf('partial'), colour: 'var(--warning)', pattern: 'stripes' },
  { status: 'unsynced', label: labelOf('unsynced'), colour: 'var(--text-muted)', pattern: 'dots' },
  { status: 'removed', label: labelOf('removed'), colour: 'var(--info)', pattern: 'lines' },
  {
    status: 'unchanged',
    label: labelOf('unchanged'),
    colour: 'var(--line-strong)',
    pattern: 'blank',
  },
  { status: 'success', label: labelOf('success'), colour: 'var(--success)', pattern: 'solid' },
]
