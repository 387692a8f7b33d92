import {
  findAttribute,
  isSecret,
  type LocatedAttribute,
  rootAttributesOf,
  subAttributesOf,
} from '../schema/attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex, isPresent } from '../values/complex.ts'

/** Which attributes a client wants to see; both lists hold attribute paths, and `attributes` wins over `excludedAttributes`. */
export interface AttributeSelection {
  readonly attributes?: readonly string[] | undefined
  readonly excludedAttributes?: readonly string[] | undefined
  /** What the request that is answered has specified; of these, attributes that are returned on request are in the answer. */
  readonly specified?: ReadonlySet<string> | undefined
}

/**
 * Leaves of a resource what a client may and wants to see, by each attribute's `returned`.
 *
 * Names that the resource type does not have are ignored. For many resources, make the projection once with `createProjection`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.9 RFC 7644 §3.9, RFC 7643 §7 `returned`}
 */
export function project(
  resource: Complex,
  selection: AttributeSelection,
  type: ResourceTypeDefinition,
): Complex {
  return createProjection(selection, type)(resource)
}

/** Makes the projection of a selection. */
export function createProjection(
  { attributes, excludedAttributes = [], specified = new Set() }: AttributeSelection,
  type: ResourceTypeDefinition,
): (resource: Complex) => Complex {
  const wish = attributes
    ? wishFor(namesOf(attributes, type))
    : wishAgainst(namesOf(excludedAttributes, type), specified)
  const rules = rulesFor(rootAttributesOf(type), {
    wish,
    parentIsReturned: attributes === undefined,
  })
  return (resource) => pick(resource, rules)
}

/** What happens to an attribute: all of it stays, all of it goes, or its sub-attributes have rules of their own. */
type Rule = 'keep' | 'drop' | Rules
type Rules = ReadonlyMap<string, Rule>

/** What the client wishes for an attribute; `partly` means some of its sub-attributes. */
type Wish = (attribute: LocatedAttribute, parentIsReturned: boolean) => boolean | 'partly'

interface Context {
  readonly wish: Wish
  readonly parentIsReturned: boolean
}

function wishFor(names: readonly string[]): Wish {
  const wanted = new Set(names)
  return ({ name, definition }, parentIsReturned) =>
    wanted.has(name) ||
    (parentIsReturned && definition.returned === 'default') ||
    (names.some((each) => each.startsWith(`${name}.`) || each.startsWith(`${name}:`)) && 'partly')
}

function wishAgainst(names: readonly string[], specified: ReadonlySet<string>): Wish {
  const unwanted = new Set(names)
  return ({ name, definition: { returned } }) =>
    !unwanted.has(name) &&
    (returned === 'default' || (returned === 'request' && specified.has(name)))
}

function rulesFor(attributes: readonly LocatedAttribute[], context: Context): Rules {
  return new Map(
    attributes.map((attribute) => [attribute.definition.name, ruleFor(attribute, context)]),
  )
}

function ruleFor(attribute: LocatedAttribute, { wish, parentIsReturned }: Context): Rule {
  const { definition } = attribute
  if (isSecret(definition)) return 'drop'
  const wished = definition.returned === 'always' || wish(attribute, parentIsReturned)
  if (wished === false) return 'drop'
  const rules = rulesFor(subAttributesOf(attribute), { wish, parentIsReturned: wished === true })
  return [...rules.values()].every((rule) => rule === 'keep') ? 'keep' : rules
}

function pick(complex: Complex, rules: Rules): Complex {
  const picked: Record<string, unknown> = {}
  for (const name of Object.keys(complex)) {
    const rule = rules.get(name)
    if (rule === undefined || rule === 'drop') continue
    const value = rule === 'keep' ? complex[name] : pickWithin(complex[name], rule)
    // An empty text is a value (RFC 7643 §2.5): to leave it out would make it differ by what is selected.
    if (value === '' || isPresent(value)) picked[name] = value
  }
  return picked
}

function pickWithin(value: unknown, rules: Rules): unknown {
  if (Array.isArray(value)) return value.map((each) => pickWithin(each, rules)).filter(isPresent)
  return isComplex(value) ? pick(value, rules) : value
}

function namesOf(paths: readonly string[], type: ResourceTypeDefinition): string[] {
  return paths.flatMap((path) => findAttribute(type, path.trim())?.name ?? [])
}
