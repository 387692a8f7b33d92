import { resolveConfig } from '../../config.ts'
import { readConfigFile } from '../../config/config-file.ts'
import type { Settings } from '../../config/settings.ts'
import { readLayout, tenantOptions } from '../../workspace-options.ts'
import { type Finding, problemOf } from './finding.ts'

export interface SettingSources {
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
}

export interface SettingFindings {
  readonly findings: readonly Finding[]
  /** Undefined where a start would refuse them. */
  readonly settings: Settings | undefined
}

/** Inspects the configuration file, the variables, and the files that they name, as a start reads them. */
export async function inspectSettings({
  environment,
  folder,
}: SettingSources): Promise<SettingFindings> {
  let settings: Settings
  try {
    settings = await resolveConfig({ flags: {}, environment, folder })
  } catch (error) {
    return { findings: [problemOf('settings', error)], settings: undefined }
  }
  const file = await readConfigFile(folder)
  const from = file === undefined ? 'No configuration file; the' : `${file.path}: the`
  const findings: Finding[] = [
    { id: 'settings', status: 'ok', message: `${from} settings are in order.` },
  ]
  for (const read of [readLayout, tenantOptions])
    try {
      // oxlint-disable-next-line no-await-in-loop -- two files at most
      await read(settings)
    } catch (error) {
      findings.push(problemOf('files', error))
    }
  return { findings, settings }
}
