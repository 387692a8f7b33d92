/** What stands for a secret wherever one is kept or shown: that it is there, and nothing of it. */
export const mask = '••••'

/** Tells whether something in a text was masked, also where the mask was percent-encoded. */
export const isMasked = (text: string): boolean => text.includes(mask) || text.includes(encoded)

const encoded = encodeURIComponent(mask)
