import type { Evidence, Quirk } from '@pingone-sandbox/contract'

export type LedgerQuirk = Quirk & { readonly active: boolean }

export interface QuirkFilter {
  readonly text: string
  readonly evidence: Evidence | 'any'
  /** Only those that the profile in force brings about. */
  readonly isActiveOnly: boolean
}

/** The records of the ledger that a person looks for. */
export function findQuirks(
  quirks: readonly LedgerQuirk[],
  { text, evidence, isActiveOnly }: QuirkFilter,
): readonly LedgerQuirk[] {
  const sought = text.trim().toLowerCase()
  return quirks.filter(
    (quirk) =>
      (!isActiveOnly || quirk.active) &&
      (evidence === 'any' || quirk.evidence === evidence) &&
      [quirk.id, quirk.title, quirk.detail, quirk.source].some((part) =>
        part.toLowerCase().includes(sought),
      ),
  )
}
