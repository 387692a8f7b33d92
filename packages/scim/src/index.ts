// Names and errors
export { ScimError, type ScimErrorBody, type ScimType } from './errors.ts'
export { URN } from './urn.ts'
// Filter language
export type { AttributePath, CompareOperator, CompareValue, Filter } from './filter/filter.ts'
// Schemas
export type * from './schema/definition.ts'
