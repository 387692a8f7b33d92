import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { commandName } from '../../package/command-name.ts'
import type { CommandResult } from '../exit/command-result.ts'
import { fileNames, formatConfig, sampleSeed } from './sample-files.ts'

export interface InitOptions {
  /** Where the files are written. */
  readonly folder: string
  /** Overwrites files that are there. */
  readonly force: boolean
}

/** A configuration in JSON would be in doubt beside one in YAML. */
const refused = [...Object.values(fileNames), 'pingone-sandbox.config.json']

/**
 * Writes a configuration file with every setting and a sample seed.
 *
 * Throws a `SandboxError` `conflict` where one of them is there already, and writes none then.
 */
export function init({ folder, force }: InitOptions): CommandResult {
  const present = refused.find((name) => existsSync(join(folder, name)))
  if (present !== undefined && !force)
    throw new SandboxError(
      'conflict',
      `${present} is there already.`,
      'Nothing was written. --force overwrites what is there.',
    )
  const files = [
    [fileNames.config, formatConfig()],
    [fileNames.seed, sampleSeed],
  ] as const
  for (const [name, text] of files) writeFile(join(folder, name), text)
  return {
    text: [
      `Wrote ${fileNames.config}, with every setting and its default.`,
      `Wrote ${fileNames.seed}, with two users, a group and a population of your own.`,
      '',
      `Next: ${commandName} start`,
    ].join('\n'),
  }
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SandboxError('invalid_setting', `${path} cannot be written: ${reason}.`, undefined, {
      cause,
    })
  }
}
