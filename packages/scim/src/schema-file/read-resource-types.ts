import { attributesOf } from '../schema/attributes.ts'
import { commonAttributes } from '../schema/common-attributes.ts'
import type {
  AttributeDefinition,
  ResourceTypeDefinition,
  SchemaDefinition,
} from '../schema/definition.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { foldCase } from '../values/fold-case.ts'
import { URN } from '../values/urn.ts'
import { assertBuiltIn, builtInSchemas, findBuiltIn } from './built-in.ts'
import { openAnswers } from './schema-answers.ts'
import { SchemaFileError } from './schema-file-error.ts'
import { readSchemaFile, type ResourceTypeEntry } from './schema-file.ts'

const builtInTypes = [userResourceType, groupResourceType]
const reservedEndpoints = ['/bulk', '/me', '/schemas', '/resourcetypes', '/serviceproviderconfig']

/**
 * Reads the resource types of a server from a schema file: `{ "schemas": [...], "resourceTypes": [...] }`, which are Schema and
 * ResourceType resources as RFC 7643 §7 and §6 describe them, or from unchanged answers of `/Schemas` and `/ResourceTypes`.
 *
 * The result begins with users and groups. A resource type `User` or `Group` in the file adds its `schemaExtensions` to them; any
 * other name is a new resource type. The file may repeat the built-in schemas if they are unchanged.
 *
 * @throws {SchemaFileError} For the first error, such as `resourceTypes[0].schema: no schema has the id "urn:…".`
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-6 RFC 7643 §6 and §7}
 */
export function readResourceTypes(json: unknown): readonly ResourceTypeDefinition[] {
  const file = readSchemaFile(openAnswers(json))
  const taken = new Set(Object.values(URN).map((id) => foldCase(id)))
  for (const { id } of builtInSchemas) taken.delete(foldCase(id))
  file.schemas.forEach((schema, index) => {
    const path = `schemas[${index}]`
    claim(taken, schema.id, `${path}.id`)
    refuseDuplicates(schema.attributes, `${path}.attributes`)
    const builtIn = findBuiltIn(schema.id)
    if (builtIn) assertBuiltIn(schema, builtIn, path)
  })
  const own = file.schemas.filter(({ id }) => !findBuiltIn(id))
  const schemas = [...builtInSchemas, ...own]
  const types = new Map(builtInTypes.map((type) => [type.name, type]))
  const names = new Set<string>()
  const endpoints = new Set(builtInTypes.map(({ endpoint }) => foldCase(endpoint)))
  file.resourceTypes.forEach((entry, index) => {
    const path = `resourceTypes[${index}]`
    claim(names, entry.name, `${path}.name`)
    const builtIn = builtInTypes.find(({ name }) => name === entry.name)
    if (builtIn) refuseOtherwise(builtIn, entry, path)
    else claimEndpoint(endpoints, entry, path)
    const type = extend(builtIn ?? createType(entry, schemas, path), entry, { schemas, path })
    types.set(type.name, type)
  })
  return [...types.values()]
}

interface Place {
  readonly schemas: readonly SchemaDefinition[]
  /** The place of the resource type in the file. */
  readonly path: string
}

function createType(
  { name, endpoint, description, schema: id }: ResourceTypeEntry,
  schemas: readonly SchemaDefinition[],
  path: string,
): ResourceTypeDefinition {
  const schema = findSchema(schemas, id, `${path}.schema`)
  const common = new Set(commonAttributes.map((each) => foldCase(each.name)))
  const clash = schema.attributes.find((each) => common.has(foldCase(each.name)))
  if (clash)
    throw new SchemaFileError(
      `${path}.schema`,
      `its attribute ${clash.name} is common to every resource (RFC 7643 §3.1).`,
    )
  return { name, endpoint, description, schema, extensions: [] }
}

function extend(
  type: ResourceTypeDefinition,
  { schemaExtensions }: ResourceTypeEntry,
  { schemas, path }: Place,
): ResourceTypeDefinition {
  const used = new Set([type.schema])
  const extensions = schemaExtensions.flatMap(({ schema: id, required }, index) => {
    const place = `${path}.schemaExtensions[${index}]`
    const schema = findSchema(schemas, id, `${place}.schema`)
    if (used.has(schema))
      throw new SchemaFileError(`${place}.schema`, `${type.name} has the schema "${id}" already.`)
    used.add(schema)
    const builtIn = type.extensions.find((each) => each.schema === schema)
    if (builtIn && builtIn.required !== required)
      throw new SchemaFileError(
        `${place}.required`,
        `must be ${builtIn.required}, as ${type.name} has the built-in schema ${schema.id}.`,
      )
    return builtIn ? [] : [{ schema, required }]
  })
  const extended = { ...type, extensions: [...type.extensions, ...extensions] }
  refuseAmbiguity(extended, path)
  return extended
}

function findSchema(
  schemas: readonly SchemaDefinition[],
  id: string,
  path: string,
): SchemaDefinition {
  const schema = schemas.find((each) => foldCase(each.id) === foldCase(id))
  if (!schema) throw new SchemaFileError(path, `no schema has the id "${id}".`)
  return schema
}

/** Refuses a `User` or `Group` whose endpoint or schema differs from the RFC: they can only be extended. */
function refuseOtherwise(
  builtIn: ResourceTypeDefinition,
  { endpoint, schema }: ResourceTypeEntry,
  path: string,
): void {
  if (endpoint !== builtIn.endpoint)
    throw new SchemaFileError(`${path}.endpoint`, `must be ${builtIn.endpoint}.`)
  if (foldCase(schema) !== foldCase(builtIn.schema.id))
    throw new SchemaFileError(`${path}.schema`, `must be ${builtIn.schema.id}.`)
}

function claimEndpoint(
  endpoints: Set<string>,
  { endpoint }: ResourceTypeEntry,
  path: string,
): void {
  if (reservedEndpoints.includes(foldCase(endpoint)))
    throw new SchemaFileError(`${path}.endpoint`, `${endpoint} is reserved (RFC 7644 §3.2).`)
  claim(endpoints, endpoint, `${path}.endpoint`)
}

/** Adds a name to those taken; two names may not differ in letter case only, because SCIM ignores it. */
function claim(taken: Set<string>, name: string, path: string): void {
  const folded = foldCase(name)
  if (taken.has(folded)) throw new SchemaFileError(path, `"${name}" is taken.`)
  taken.add(folded)
}

function refuseDuplicates(attributes: readonly AttributeDefinition[], path: string): void {
  const names = new Set<string>()
  attributes.forEach(({ name, subAttributes = [] }, index) => {
    claim(names, name, `${path}[${index}].name`)
    refuseDuplicates(subAttributes, `${path}[${index}].subAttributes`)
  })
}

/** Refuses two attributes with one full name, such as an extension `urn:x:y:Z` and the attribute `Z` of an extension `urn:x:y`. */
function refuseAmbiguity(type: ResourceTypeDefinition, path: string): void {
  const names = new Set<string>()
  for (const { name } of attributesOf(type)) {
    const folded = foldCase(name)
    if (names.has(folded))
      throw new SchemaFileError(path, `"${name}" would name two attributes of ${type.name}.`)
    names.add(folded)
  }
}
