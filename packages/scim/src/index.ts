// Names, errors, resources
export {
  InvalidFilterError,
  InvalidMessageError,
  InvalidPathError,
  ScimError,
  type ScimErrorBody,
  type ScimType,
} from './values/errors.ts'
export { type Complex, isComplex, isPresent } from './values/complex.ts'
export { URN } from './values/urn.ts'
// How values compare
export { comparisonForm, isUserName } from './values/comparison-form.ts'
export { equals } from './values/equality.ts'
export { foldCase } from './values/fold-case.ts'
export { instantOf } from './values/instant.ts'
// Filter language
export type { CompareOperator, CompareValue, Filter } from './filter/filter.ts'
export { formatFilter } from './filter/format.ts'
export { compileFilter, matches, type Predicate } from './filter/match.ts'
export { filterLimits, isFilter, parseFilter } from './filter/parse.ts'
export { resolveFilter } from './filter/resolve.ts'
export type { ResolvedComparison, ResolvedFilter } from './filter/resolved-filter.ts'
// Why a filter matches or not
export {
  compileExplanation,
  type ExplainedCondition,
  type FilterExplanation,
} from './explain/explain-filter.ts'
export { namesAttribute, type Spelling, spellingOf } from './explain/filter-spelling.ts'
// Attribute paths
export { type AttributePath, formatAttributePath } from './path/attribute-path.ts'
export { formatPath, parsePath, type PatchPath } from './patch/patch-path.ts'
export { valuesAt } from './patch/values-at.ts'
// PATCH
export { applyPatch, type PatchOptions } from './patch/apply-patch.ts'
export { readRemovedElements } from './patch/elements.ts'
export { findKey } from './patch/key.ts'
export { type PatchLimits, patchLimits } from './patch/limits.ts'
export {
  type Instruction,
  type PatchOperation,
  type PatchVerb,
  readInstruction,
  readVerb,
} from './patch/operation.ts'
export type { PatchTarget } from './patch/target.ts'
export {
  allTolerances,
  noTolerances,
  type Tolerance,
  type TolerancePlace,
  type ToleranceRecord,
  toleranceRecords,
  type Tolerances,
} from './values/tolerances.ts'
// Messages
export {
  bulkResponse,
  type BulkMethod,
  type BulkOperation,
  type BulkOutcome,
  type BulkRequest,
  type BulkResponse,
  parseBulkRequest,
} from './message/bulk.ts'
export { parseScimErrorBody, type ReceivedError } from './message/error-response.ts'
export {
  listResponse,
  type ListPage,
  type ListResponse,
  parseListResponse,
  type ReceivedListResponse,
} from './message/list-response.ts'
export {
  parsePatchRequest,
  type PatchRequest,
  type ReceivedPatchOperation,
} from './message/patch-request.ts'
export { parseSearchRequest, type SearchRequest } from './message/search-request.ts'
// Schemas
export { specifiedInPatch, specifiedInResource } from './patch/specified.ts'
export {
  attributesOf,
  findAttribute,
  findSubAttribute,
  isSecret,
  type LocatedAttribute,
  rootAttributesOf,
  subAttributesOf,
} from './schema/attributes.ts'
export { commonAttributes } from './schema/common-attributes.ts'
export {
  defineAttribute,
  defineComplex,
  definePlural,
  definePrimary,
  referenceTo,
} from './schema/define-attribute.ts'
export type * from './schema/definition.ts'
export { enterpriseUserSchema } from './schema/enterprise-user.ts'
export { groupSchema } from './schema/group.ts'
export { ownerOfPrimary } from './schema/primary.ts'
export { type AttributeSelection, createProjection, project } from './resource/project.ts'
export { readResourceTypes } from './schema-file/read-resource-types.ts'
export { type Reading, readValue, type ValueTolerances } from './resource/read-value.ts'
export { replaceResource } from './resource/replace-resource.ts'
export { groupResourceType, userResourceType } from './schema/resource-types.ts'
export { SchemaFileError } from './schema-file/schema-file-error.ts'
export { userSchema } from './schema/user.ts'
export { schemasOf, validateResource } from './resource/validate-resource.ts'
