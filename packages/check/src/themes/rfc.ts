import type { Section } from './theme.ts'

/** A section of an RFC. */
export const rfc = (number: 7643 | 7644 | 6585, section: string): Section => ({
  title: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
