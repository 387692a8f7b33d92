import type { ChoreName } from '../lessons/chore.ts'
import type { DoChore } from './do-chore.ts'
import {
  addUnknownMember,
  changeMembers,
  createInactiveAccount,
  deleteUser,
  disableUser,
  hireReturning,
  hireWithAccount,
} from './people.ts'
import {
  assignUsers,
  behave,
  chooseHandling,
  chooseRemoval,
  connect,
  enableConnection,
  makeRule,
  misbehave,
  provisionGroup,
  resync,
  setUp,
  writeFilter,
} from './settings.ts'
import { changeNext } from './change-next.ts'

/** Each chore by its name. */
export const chores: Readonly<Record<ChoreName, DoChore>> = {
  connect,
  'enable-connection': enableConnection,
  'write-filter': writeFilter,
  'set-up': setUp,
  'make-rule': makeRule,
  'assign-users': assignUsers,
  'change-next': changeNext,
  misbehave,
  behave,
  'hire-with-account': hireWithAccount,
  'create-inactive-account': createInactiveAccount,
  'hire-returning': hireReturning,
  resync,
  'provision-group': provisionGroup,
  'add-unknown-member': addUnknownMember,
  'change-members': changeMembers,
  'choose-handling': chooseHandling,
  'choose-removal': chooseRemoval,
  'disable-user': disableUser,
  'delete-user': deleteUser,
}
