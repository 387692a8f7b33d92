import { refuseTwice } from '../resource/read-value.ts'
import { requireAttributes, schemasOf } from '../resource/validate-resource.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex, isPresent, namesOf } from '../values/complex.ts'
import { equals } from '../values/equality.ts'
import { ScimError } from '../values/errors.ts'
import { allTolerances, type Tolerances } from '../values/tolerances.ts'
import { withMember } from '../values/with-member.ts'
import { changeSelected } from './change-selected.ts'
import { type Change, changeAttribute } from './change.ts'
import { changeElements } from './elements.ts'
import { findKey } from './key.ts'
import {
  createValueCount,
  type PatchLimits,
  patchLimits,
  refuseTooManyOperations,
} from './limits.ts'
import { type Instruction, type PatchOperation, readInstruction } from './operation.ts'
import { findTarget, type PatchTarget, refuseReadOnly } from './target.ts'

export interface PatchOptions {
  /** The deviations that are accepted. Default: all. */
  readonly tolerances?: Tolerances | undefined
  readonly limits?: PatchLimits | undefined
}

/**
 * Applies the operations of a PATCH request, all or none, to a resource in its schema's spelling.
 *
 * Does not modify the resource; returns the same object when nothing changes. `toleranceRecords` lists the deviations from RFC 7644
 * §3.5.2 that are accepted. Where the RFC is silent:
 * - `remove` of an absent value changes nothing.
 * - A replaced element keeps its read-only sub-attributes; its immutable ones may only be given unchanged.
 *
 * @throws {ScimError} 400 `invalidPath`, `invalidFilter`, `invalidValue`, `mutability`, `noTarget`, or `invalidSyntax` for an unknown
 *   `op`; 413 for more operations, or values that these examine, than `limits` allow.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 * @example applyPatch(user, [{ op: 'replace', path: 'active', value: false }], userResourceType)
 */
export function applyPatch<R extends object>(
  resource: R,
  operations: readonly PatchOperation[],
  type: ResourceTypeDefinition,
  { tolerances = allTolerances, limits = patchLimits }: PatchOptions = {},
): R {
  refuseTooManyOperations(operations, limits)
  const original = resource as Complex
  const context = { type, tolerances, count: createValueCount(limits) }
  let patched = original
  for (const operation of operations) patched = applyOperation(patched, operation, context)
  if (patched === original) return resource
  requireAttributes(patched, type, (name) => patched[name] !== original[name])
  patched = withSchemas(patched, type)
  return (equals(original, patched) ? original : patched) as R
}

interface Context {
  readonly type: ResourceTypeDefinition
  readonly tolerances: Tolerances
  readonly count: ReturnType<typeof createValueCount>
}

function applyOperation(resource: Complex, operation: PatchOperation, context: Context): Complex {
  const { type, tolerances } = context
  const instruction = readInstruction(operation, tolerances)
  if (operation.path) {
    const target = findTarget(operation.path, type, tolerances)
    context.count({ elements: elementsAt(resource, target), path: operation.path })
    return applyAt(resource, target, { ...instruction, tolerances })
  }
  if (instruction.verb === 'remove')
    throw new ScimError(400, 'The operation remove needs a path.', 'noTarget')
  return applyMembers(resource, instruction, context)
}

function applyMembers(
  resource: Complex,
  { verb, value }: Instruction,
  { type, tolerances, count }: Context,
): Complex {
  if (!isComplex(value))
    throw new ScimError(400, 'Without a path the value must be an object.', 'invalidValue')
  const given = new Set<string>()
  let patched = resource
  for (const key of namesOf(value)) {
    const target = findKey(key, type, tolerances)
    if (!target) continue
    const { attribute, selection } = target
    if (!selection && given.has(attribute.name)) refuseTwice(attribute.name)
    if (!selection) given.add(attribute.name)
    count({ elements: elementsAt(patched, target), path: key })
    patched = applyAt(patched, target, { verb, value: value[key], tolerances })
  }
  return patched
}

/** Counts the elements that an operation examines: those of the first multi-valued attribute on its path. */
function elementsAt(resource: Complex, { attribute }: PatchTarget): number {
  let value: unknown = resource
  for (const { name } of attribute.steps) {
    value = isComplex(value) ? value[name] : undefined
    if (Array.isArray(value)) return value.length
  }
  return 1
}

function applyAt(
  resource: Complex,
  target: PatchTarget,
  instruction: Instruction & { readonly tolerances: Tolerances },
): Complex {
  refuseReadOnly(target)
  const { attribute, selection } = target
  const edit = { ...instruction, name: attribute.name }
  const change = selection
    ? changeSelected(attribute.definition, selection, edit)
    : changeAttribute(attribute.definition, edit)
  return update(resource, attribute.steps, change)
}

/** Applies a change at the end of the steps: in every element where a step is multi-valued. */
function update(
  complex: Complex,
  [step, ...rest]: readonly AttributeDefinition[],
  change: Change,
): Complex {
  if (!step) return complex
  const current = complex[step.name]
  if (rest.length === 0) return withMember(complex, step.name, change(current))
  const descend = (value: unknown) => update(isComplex(value) ? value : {}, rest, change)
  if (!step.multiValued) {
    const next = descend(current)
    return withMember(complex, step.name, isPresent(next) ? next : undefined)
  }
  const next = changeElements(current, step, (elements) =>
    (elements.length > 0 ? elements : [{}]).map(descend).filter(isPresent),
  )
  return withMember(complex, step.name, next)
}

/** Updates `schemas`, which lists an extension while the resource has values of it (RFC 7643 §3). */
function withSchemas(resource: Complex, type: ResourceTypeDefinition): Complex {
  return 'schemas' in resource
    ? withMember(resource, 'schemas', schemasOf(resource, type))
    : resource
}
