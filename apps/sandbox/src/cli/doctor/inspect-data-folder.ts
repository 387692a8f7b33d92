import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findOpeningFailure } from '@pingone-sandbox/store/sqlite'
import { databaseNames } from '../../data/data-folder.ts'
import { explainFileError } from '../../data/file-error.ts'
import { type Finding, problemOf } from './finding.ts'

/** Inspects the data folder of a start: whether it can be used, who may read it, and whether another process has it open. */
export function inspectDataFolder(folder: string | undefined): readonly Finding[] {
  const id = 'data-folder'
  if (folder === undefined)
    return [{ id, status: 'ok', message: 'The data is in memory: --data-dir keeps it.' }]
  const about = `The data folder ${folder}`
  try {
    if (!existsSync(folder)) {
      accessSync(nearestFolder(folder), constants.W_OK | constants.X_OK)
      return [{ id, status: 'ok', message: `${about} will be made at the next start.` }]
    }
    if (!statSync(folder).isDirectory())
      return [
        {
          ...{ id, status: 'problem', message: `${about} is a file.` },
          advice: 'Name a folder with --data-dir; it is made when there is none.',
        },
      ]
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const findings = [...inspectMode(folder), ...inspectDatabases(folder)]
    return findings.length > 0 ? findings : [{ id, status: 'ok', message: `${about} is usable.` }]
  } catch (error) {
    return [problemOf(id, explainFileError(error, about))]
  }
}

function nearestFolder(path: string): string {
  const parent = dirname(path)
  return existsSync(parent) || parent === path ? parent : nearestFolder(parent)
}

/** Windows has access control lists in place of permission bits. */
function inspectMode(folder: string): readonly Finding[] {
  if (process.platform === 'win32' || (statSync(folder).mode & 0o077) === 0) return []
  return [
    {
      ...{ id: 'data-folder', status: 'warning' },
      message: `Other users may list the data folder ${folder}.`,
      advice: `Its databases are readable by their owner alone; run chmod 700 ${folder} to close the folder as well.`,
    },
  ]
}

/** Whether another process has a database open, and whether SQLite can read it. */
function inspectDatabases(folder: string): readonly Finding[] {
  const id = 'data-folder'
  const failures = databaseNames.flatMap((name) => {
    const file = join(folder, name)
    const failure = findOpeningFailure(file)
    return failure === undefined ? [] : [{ file, ...failure }]
  })
  if (failures.some(({ isInUse }) => isInUse))
    return [
      {
        ...{ id, status: 'note', message: `A sandbox has the data folder ${folder} open.` },
        advice: 'A second start needs a folder of its own, with --data-dir.',
      },
    ]
  return failures.map(({ file, message }) => ({
    ...{ id, status: 'problem', message: `${file} cannot be read: ${message}.` },
    advice: 'Restore it from a copy, or move the folder away to begin anew.',
  }))
}
