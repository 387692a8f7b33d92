import type { Document } from '@pingone-sandbox/store'

/** The members of a link that had other names in the first format, with their present names. */
const renamed: Readonly<Record<string, string>> = {
  told: 'lastSent',
  doubtful: 'uncertainMembers',
  unsettled: 'pendingIdentifiers',
  leftBehind: 'deferred',
  standing: 'countedAs',
}

/** Brings a stored link of the first format into the present one; a link of the present one stays as it is. */
export const upgradeLink = (document: Document): Document =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) => [renamed[name] ?? name, value]),
  ) as Document
