/** A length in `rem`, which grows with the reader's own font size. */
export function inPixels(rem: number): number {
  const fontSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return rem * (Number.isNaN(fontSize) ? 16 : fontSize)
}
