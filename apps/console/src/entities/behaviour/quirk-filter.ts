import type { Evidence, Quirk } from '@pingone-sandbox/contract'

export type LedgerQuirk = Quirk & { readonly active: boolean }

export interface QuirkFilter {
  readonly text: string
  readonly evidence: Evidence | 'any'
  /** Only the quirks of the active profile. */
  readonly isActiveOnly: boolean
}

/** The ledger records that match a search. */
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
