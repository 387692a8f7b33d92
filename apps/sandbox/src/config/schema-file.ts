import {
  readResourceTypes,
  SchemaFileError,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { readYamlFile } from './yaml-file.ts'

/** Reads the file of `--scim-schemas`. Throws a `SandboxError` that names the place of the fault: `resourceTypes[0].endpoint`. */
export async function readSchemaFile(path: string): Promise<readonly ResourceTypeDefinition[]> {
  const content = await readYamlFile(path)
  try {
    return readResourceTypes(content)
  } catch (cause) {
    if (!(cause instanceof SchemaFileError)) throw cause
    throw new SandboxError(
      'invalid_setting',
      `${path}: ${cause.message}`,
      'A schema file has schemas and resourceTypes, written as /Schemas and /ResourceTypes show them, or is their answer.',
      { cause },
    )
  }
}
