import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import { settingNames } from './settings.ts'
import { readYamlFile } from './yaml-file.ts'

const fileNames = ['pingone-sandbox.config.yaml', 'pingone-sandbox.config.json']

export interface ConfigFile {
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Reads `pingone-sandbox.config.{yaml,json}` from a folder or the nearest of its parents, up to the root of the repository.
 *
 * Throws a `SandboxError` for a file that is no object, and for a key that is no setting.
 */
export async function readConfigFile(folder: string): Promise<ConfigFile | undefined> {
  const path = findConfigFile(folder)
  if (path === undefined) return undefined
  const values = await readYamlFile(path)
  if (values === null) return { path, values: {} }
  if (typeof values !== 'object' || Array.isArray(values))
    throw new SandboxError(
      'invalid_setting',
      `${path} must hold settings by name.`,
      'Write lines like "port: 4470".',
    )
  const unknown = Object.keys(values).find((key) => !isSetting(key))
  if (unknown !== undefined)
    throw new SandboxError(
      'unknown_setting',
      `Unknown setting ${unknown} in ${path}.`,
      suggestName(unknown, settingNames),
    )
  return { path, values: values as Record<string, unknown> }
}

const isSetting = (key: string): boolean => (settingNames as readonly string[]).includes(key)

function findConfigFile(folder: string): string | undefined {
  const found = fileNames.map((name) => join(folder, name)).find((path) => existsSync(path))
  const parent = dirname(folder)
  if (found !== undefined || parent === folder || existsSync(join(folder, '.git'))) return found
  return findConfigFile(parent)
}
