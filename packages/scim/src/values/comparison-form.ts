import { usernameForm } from '../username/username-form.ts'
import { foldCase } from './fold-case.ts'

/** The traits of an attribute that decide how its strings are compared. */
export interface ComparedAttribute {
  readonly name: string
  readonly caseExact: boolean
}

/**
 * Returns the form of a string in which it is compared, ordered and indexed: unchanged for a `caseExact` attribute, by the rules
 * of PRECIS for user names (RFC 7644 §5), otherwise in lower case.
 */
export function comparisonForm({ name, caseExact }: ComparedAttribute, text: string): string {
  if (caseExact) return text
  return isUserName({ name, caseExact }) ? usernameForm(text) : foldCase(text)
}

/** Tells whether an attribute holds user names that are compared by PRECIS; one that is `caseExact` does not. */
export function isUserName({ name, caseExact }: ComparedAttribute): boolean {
  return name === 'userName' && !caseExact
}
