import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import { settingNames, type SettingName } from './settings.ts'
import { readYamlFile } from './yaml-file.ts'

const fileNames = ['pingone-sandbox.config.yaml', 'pingone-sandbox.config.json']

/** The settings that are paths. */
const paths: readonly SettingName[] = ['dataDir', 'seed', 'scimSchemas']

export interface ConfigFile {
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Reads `pingone-sandbox.config.{yaml,json}` from a folder or the nearest of its parents, up to the root of the repository.
 *
 * Paths in the file are relative to its folder, so that they are the same from every folder below. Throws a `SandboxError` for a file that is no object, and for a key that is no setting.
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
  return { path, values: withPaths(values as Record<string, unknown>, dirname(path)) }
}

function withPaths(values: Readonly<Record<string, unknown>>, folder: string) {
  const isPath = (key: string) => (paths as readonly string[]).includes(key)
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      isPath(key) && typeof value === 'string' && value !== '' ? resolve(folder, value) : value,
    ]),
  )
}

const isSetting = (key: string): boolean => (settingNames as readonly string[]).includes(key)

function findConfigFile(folder: string): string | undefined {
  const found = fileNames.map((name) => join(folder, name)).find((path) => existsSync(path))
  const parent = dirname(folder)
  if (found !== undefined || parent === folder || existsSync(join(folder, '.git'))) return found
  return findConfigFile(parent)
}
