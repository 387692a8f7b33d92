/** Folds the letter case of names, URNs, keywords and the strings of attributes that are not `caseExact`. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}
