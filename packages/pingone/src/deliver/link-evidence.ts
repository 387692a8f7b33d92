import type { JournalEntryOf, Remark } from '@pingone-sandbox/contract'
import type { Evidence } from '../outbound/evidence.ts'
import type { Link } from '../links/link.ts'

/** What a link keeps of what the answers showed. */
export type LinkEvidence = Pick<Link, 'remarks' | 'readBack'>

/**
 * The evidence to store in the link of a user or group. The remarks of before stay when no answer arrived; a subject that is no
 * longer linked has no evidence.
 */
export function linkEvidence(
  link: LinkEvidence | undefined,
  evidence: Evidence,
  {
    isLinked,
    isCreated,
    mask,
  }: { readonly isLinked: boolean; readonly isCreated: boolean; readonly mask: Mask },
): LinkEvidence {
  if (!isLinked) return {}
  const remarks = evidence.hasAnswers() ? remarksOf(evidence, mask) : (link?.remarks ?? [])
  const known = isCreated ? false : link?.readBack
  const readBack = evidence.wasRead() ? true : known
  return {
    ...(remarks.length > 0 && { remarks }),
    ...(readBack !== undefined && { readBack }),
  }
}

/** Masks the secrets in a text that is kept. */
type Mask = (text: string) => string

const remarksOf = (evidence: Evidence, mask: Mask): Remark[] =>
  evidence.remarks().map((remark) => ({ ...remark, message: mask(remark.message) }))

/** The evidence of the answers for an outcome entry. */
export function outcomeEvidence(
  evidence: Evidence,
  mask: Mask,
): Pick<JournalEntryOf<'outcome'>, 'remarks' | 'confirmed'> {
  const remarks = remarksOf(evidence, mask)
  return {
    ...(remarks.length > 0 && { remarks }),
    ...(evidence.isConfirmed() && { confirmed: true }),
  }
}

/** Tells whether the resource of a link may exist although a read by its id answers 404. */
export const mayBeElsewhere = (link: LinkEvidence | undefined): boolean =>
  link?.readBack === false ||
  (link?.remarks ?? []).some(({ kind }) => kind === 'other-id' || kind === 'not-readable')

/** Adds a remark to the evidence when a linked resource is missing that no read or search has ever answered. */
export function remarkNeverRead(
  link: Pick<Link, 'readBack' | 'targetId'> | undefined,
  evidence: Evidence,
): void {
  if (link?.readBack !== false || link.targetId === undefined || !evidence.isMissing()) return
  evidence.remark({
    kind: 'not-readable',
    message: `The target said that it created ${link.targetId}, and the first read of it says that it does not exist. It was deleted since, or never kept.`,
  })
}
