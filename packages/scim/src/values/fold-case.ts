/** Folds the letter case of a text: of names, URNs, keywords and strings of attributes that are not `caseExact`. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}
