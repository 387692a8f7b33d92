import { substituteIdentifier } from '@pingone-sandbox/contract'
import { parseFilter, ScimError } from '@pingone-sandbox/scim'

/** The problems of a User Filter Expression; PingOne itself checks nothing. */
export function filterProblems(expression: string): readonly string[] {
  if (expression.trim() === '') return []
  const problems: string[] = []
  if (!expression.includes('%s'))
    problems.push('There is no %s in it: every lookup looks for the same user.')
  else if (!/"[^"]*%s[^"]*"/.test(expression))
    problems.push('%s is outside quotation marks: the value of a user would not be a string.')
  try {
    parseFilter(substituteIdentifier(expression, 'x'))
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    problems.push(`A SCIM server refuses it: ${error.message}`)
  }
  return problems
}
