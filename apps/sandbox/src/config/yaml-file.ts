import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { SandboxError } from '../errors.ts'

/** Reads a file of YAML or JSON: every JSON document is a YAML document. Throws a `SandboxError`. */
export function readYamlFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new SandboxError(
      'invalid_setting',
      `${path} cannot be read: ${String(cause)}`,
      undefined,
      { cause },
    )
  }
}
