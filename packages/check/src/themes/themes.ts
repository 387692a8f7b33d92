import { answers } from './answers.ts'
import { byEmail } from './by-email.ts'
import { conflict } from './conflict.ts'
import { connection } from './connection.ts'
import { defaultFilter } from './default-filter.ts'
import { existing } from './existing.ts'
import { groupDeletedMembers } from './group-deleted-members.ts'
import { groupNames } from './group-names.ts'
import { groupOverwrite } from './group-overwrite.ts'
import { groups } from './groups.ts'
import { largeGroups } from './large-groups.ts'
import { leaving } from './leaving.ts'
import { load } from './load.ts'
import { names } from './names.ts'
import { resync } from './resync.ts'
import { users } from './users.ts'
import { values } from './values.ts'
import type { Theme } from './theme.ts'

/** All themes, in the order in which they are played: a check comes after those that it rests on. */
export const themes: readonly Theme[] = [
  connection,
  users,
  leaving,
  existing,
  defaultFilter,
  byEmail,
  conflict,
  names,
  values,
  answers,
  groups,
  groupNames,
  groupOverwrite,
  groupDeletedMembers,
  largeGroups,
  load,
  resync,
]
