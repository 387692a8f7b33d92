/** The mask that replaces a secret in stored and shown texts; it reveals neither length nor content. */
export const mask = '••••'

/** Tells whether something in a text was masked, also where the mask was percent-encoded. */
export const isMasked = (text: string): boolean => text.includes(mask) || text.includes(encoded)

const encoded = encodeURIComponent(mask)
