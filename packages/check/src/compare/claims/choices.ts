import type { ChoiceName, ChoiceReader } from './sighting.ts'
import {
  checkBeforeEachOperation,
  connectionCheck,
  filterEncoding,
  retries,
  retryAfter,
  schemaUrns,
  userAgent,
} from './connection-choices.ts'
import { createdCheck, missingCheck, resyncRead } from './check-choices.ts'
import {
  groupCreateMembers,
  groupLookup,
  groupNameEncoding,
  groupPatchMembers,
  groupUpdate,
} from './group-choices.ts'
import {
  createConflict,
  lookupMatch,
  missingLink,
  multipleMatches,
  numericIds,
  provisionDisabledUsers,
  secondEmail,
  userPutBody,
  userUpdate,
} from './user-choices.ts'

/** How an answer is read shows only in the outcome that PingOne reports. */
const reading = 'It shapes how an answer is read, which no request shows.'

/** How a capture shows the value of each choice, or why it cannot. */
export const choiceReaders: { readonly [Name in ChoiceName]: ChoiceReader<Name> | string } = {
  userUpdate,
  userPutBody,
  groupUpdate,
  groupLookup,
  groupCreateMembers,
  groupPatchMembers,
  groupNameEncoding,
  filterEncoding,
  userAgent,
  provisionDisabledUsers,
  multipleMatches,
  createConflict,
  missingLink,
  lookupMatch,
  missingCheck,
  createdCheck,
  numericIds,
  secondEmail,
  resyncRead,
  resyncReads: 'A capture does not say why PingOne synced.',
  retries,
  retryAfter,
  emptyPutAnswer: reading,
  noContentAnswer: reading,
  unknownEnterpriseFields: reading,
  typeCase: reading,
  emptyPhoto: reading,
  schemaUrns,
  connectionCheck,
  checkBeforeEachOperation,
  unknownKeys: 'It is about the Platform API, not about requests to the target.',
}
