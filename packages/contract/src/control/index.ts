// The control API under `/_sandbox`: journal, status, delivery, faults, scenarios.

export * from './change-summary.ts'
export * from './connection-check.ts'
export * from './control.ts'
export * from './delivery.ts'
export * from './fault.ts'
export * from './journal.ts'
export * from './preview.ts'
export * from './rule-standing.ts'
export * from './rule-status.ts'
export * from './scenario.ts'
export * from './store-outage.ts'
