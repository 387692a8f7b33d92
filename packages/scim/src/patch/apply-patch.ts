import { equals } from '../equality.ts'
import { InvalidMessageError, ScimError } from '../errors.ts'
import { type Complex, entriesOf, isComplex, isPresent } from '../resource.ts'
import { findAttribute } from '../schema/attributes.ts'
import { commonAttributes } from '../schema/common-attributes.ts'
import type { AttributeDefinition, ResourceTypeDefinition } from '../schema/definition.ts'
import { schemasOf } from '../schema/validate-resource.ts'
import { type Change, changeElements, createChange, type Edit, withMember } from './change.ts'
import { type PatchOperation, readVerb } from './operation.ts'
import { findTarget, type PatchTarget, refuseReadOnly } from './target.ts'

/**
 * Applies the operations of a PATCH request, all or none, to a resource in its schema's spelling.
 *
 * The resource that is given stays as it is; the very same one comes back when nothing changes.
 *
 * What RFC 7644 §3.5.2 leaves open, or clients do differently:
 * - `add` and `replace` with a value filter that nothing matches create the element that the filter describes; otherwise `noTarget`.
 * - `remove` of what is not there changes nothing; with a `value` it removes only the elements named there.
 * - Without a path, keys may be paths (`name.givenName`, `urn:…:User:department`); `id`, `schemas`, `meta` and unknown keys are ignored.
 *
 * Throws a `ScimError` 400: `invalidPath`, `invalidFilter`, `invalidValue`, `mutability`, `noTarget`, or `invalidSyntax` for an unknown `op`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2 RFC 7644 §3.5.2}
 * @example applyPatch(user, [{ op: 'replace', path: 'active', value: false }], userResourceType)
 */
export function applyPatch<R extends object>(
  resource: R,
  operations: readonly PatchOperation[],
  type: ResourceTypeDefinition,
): R {
  const original = resource as Complex
  let patched = original
  for (const operation of operations) patched = applyOperation(patched, operation, type)
  if (patched === original) return resource
  patched = withSchemas(patched, type)
  return (equals(original, patched) ? original : patched) as R
}

function applyOperation(
  resource: Complex,
  { op, path, value }: PatchOperation,
  type: ResourceTypeDefinition,
): Complex {
  const verb = readVerb(op)
  if (!verb) throw new InvalidMessageError(`${JSON.stringify(op)} is not add, replace or remove.`)
  if (verb !== 'remove' && value === undefined)
    throw new ScimError(400, `The operation ${verb} needs a value.`, 'invalidValue')
  if (path) return applyAt(resource, findTarget(path, type), { verb, value })
  if (verb === 'remove') throw new ScimError(400, 'The operation remove needs a path.', 'noTarget')
  return applyMembers(resource, { verb, value }, type)
}

type Instruction = Omit<Edit, 'name'>

function applyMembers(
  resource: Complex,
  { verb, value }: Instruction,
  type: ResourceTypeDefinition,
): Complex {
  if (!isComplex(value))
    throw new ScimError(400, 'Without a path the value must be an object.', 'invalidValue')
  let patched = resource
  for (const [key, member] of entriesOf(value)) {
    const target = findKey(key, type)
    if (target) patched = applyAt(patched, target, { verb, value: member })
  }
  return patched
}

/** Clients repeat `id`, `schemas` and `meta` without meaning to change them. */
function findKey(key: string, type: ResourceTypeDefinition): PatchTarget | undefined {
  if (key.includes('[')) return findTarget(key, type)
  const attribute = findAttribute(type, key)
  const top = attribute?.steps[0]
  const isKept = top?.mutability === 'readOnly' && commonAttributes.includes(top)
  return attribute && !isKept ? { attribute } : undefined
}

function applyAt(resource: Complex, target: PatchTarget, instruction: Instruction): Complex {
  refuseReadOnly(target)
  const change = createChange(target, { ...instruction, name: target.attribute.name })
  return update(resource, target.attribute.steps, change)
}

/** Changes what lies at the end of the steps: in every element where a step holds several. */
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
  const next = changeElements(current, (elements) =>
    (elements.length > 0 ? elements : [{}]).map(descend).filter(isPresent),
  )
  return withMember(complex, step.name, next)
}

/** Values of an extension come and go, and its URN in `schemas` with them (RFC 7643 §3). */
function withSchemas(resource: Complex, type: ResourceTypeDefinition): Complex {
  return 'schemas' in resource
    ? withMember(resource, 'schemas', schemasOf(resource, type))
    : resource
}
