import {
  findAttribute,
  isSecret,
  type LocatedAttribute,
  rootAttributesOf,
  subAttributesOf,
} from '../schema/attributes.ts'
import type { ResourceTypeDefinition } from '../schema/definition.ts'
import { type Complex, isComplex, isPresent } from '../values/complex.ts'

/** The attributes that a client asks for. Both lists contain attribute paths; `attributes` takes precedence. */
export interface AttributeSelection {
  readonly attributes?: readonly string[] | undefined
  readonly excludedAttributes?: readonly string[] | undefined
  /** The attributes that the request has specified; those with `returned: request` among them are in the answer. */
  readonly specified?: ReadonlySet<string> | undefined
}

/**
 * Reduces a resource to the attributes that a client may see and asks for, by the `returned` of each attribute.
 *
 * Ignores names that the resource type does not have. For many resources, make the projection once with `createProjection`.
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

/** The rule of an attribute: keep it, drop it, or apply the rules of its sub-attributes. */
type Rule = 'keep' | 'drop' | Rules
type Rules = ReadonlyMap<string, Rule>

/** Tells whether the client asks for an attribute; `partly` means for some of its sub-attributes. */
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
    // An empty text is a value (RFC 7643 §2.5), so it stays whatever is selected.
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
