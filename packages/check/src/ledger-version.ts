/**
 * The version of the checks and of what they take PingOne to do.
 *
 * A report carries it, and a baseline with another one tells which checks are new. It changes with the ids of the checks or the ledger.
 */
export const ledgerVersion = '2026-12'
