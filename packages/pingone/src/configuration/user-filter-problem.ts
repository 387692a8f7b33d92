import {
  parseFilter,
  resolveFilter,
  ScimError,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'

/** Says why a `populationExpression` cannot be used; undefined for one that can, and for an empty one. */
export function userFilterProblem(
  expression: string | undefined,
  userType: ResourceTypeDefinition,
): string | undefined {
  if (expression === undefined || expression.trim() === '') return undefined
  try {
    resolveFilter(parseFilter(expression), userType)
    return undefined
  } catch (error) {
    if (error instanceof ScimError) return error.message
    throw error
  }
}
