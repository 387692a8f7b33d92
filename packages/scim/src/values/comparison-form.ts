import { usernameForm } from '../username/username-form.ts'
import { foldCase } from './fold-case.ts'

/** What decides how the strings of an attribute are compared. */
export interface ComparedAttribute {
  readonly name: string
  readonly caseExact: boolean
}

/**
 * The form in which the strings of an attribute are compared, ordered and told apart: as they stand when it is `caseExact`, user
 * names by the rules of PRECIS (RFC 7644 §5), and others in lower case.
 */
export function comparisonForm({ name, caseExact }: ComparedAttribute, text: string): string {
  if (caseExact) return text
  return isUserName({ name, caseExact }) ? usernameForm(text) : foldCase(text)
}

/** Tells whether an attribute holds user names, unless it is made to compare them exactly. */
export function isUserName({ name, caseExact }: ComparedAttribute): boolean {
  return name === 'userName' && !caseExact
}
