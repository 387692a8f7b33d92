import type { Tone } from './status-badge.tsx'

/** How a state looks: the tone of its badge, and its word. */
export type Look = readonly [tone: Tone, word: string]

/**
 * The word of each state, wherever it is shown. What can be switched is *Enabled* or *Disabled*, be it a user, a rule, a connection, a
 * fault or a misbehaviour; what a sync did has PingOne's words where it has them.
 */
export const states = {
  enabled: ['success', 'Enabled'],
  disabled: ['inactive', 'Disabled'],
  usedUp: ['inactive', 'Used up'],
  success: ['success', 'Success'],
  partial: ['warning', 'Partial Synced'],
  unsynced: ['neutral', 'Unsynced'],
  failed: ['danger', 'Failed'],
  failedToDeprovision: ['danger', 'Failed to deprovision'],
  deprovisioned: ['inactive', 'Deprovisioned'],
  unchanged: ['neutral', 'Unchanged'],
  notInScope: ['neutral', 'Not in scope'],
  syncing: ['running', 'Syncing'],
  noEffect: ['neutral', 'No effect'],
} as const satisfies Readonly<Record<string, Look>>

export type State = keyof typeof states
