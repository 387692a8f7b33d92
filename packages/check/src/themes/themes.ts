import { connection } from './connection.ts'
import { groupDeletedMembers } from './group-deleted-members.ts'
import { groupOverwrite } from './group-overwrite.ts'
import { groups } from './groups.ts'
import { largeGroups } from './large-groups.ts'
import { load } from './load.ts'
import { resync } from './resync.ts'
import type { Theme } from './theme.ts'
import { users } from './users.ts'

/** All themes, in the order in which they are played: a check comes after those that it rests on. */
export const themes: readonly Theme[] = [
  connection,
  users,
  groups,
  groupOverwrite,
  groupDeletedMembers,
  largeGroups,
  load,
  resync,
]
