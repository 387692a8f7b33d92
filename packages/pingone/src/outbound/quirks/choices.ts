/**
 * What is open, or has changed over time, in PingOne's outbound behaviour, with the values that each may take; every value that
 * shapes a request has its record in the quirk ledger.
 */
export const choiceValues = {
  userUpdate: ['put', 'patch'],
  userPutBody: ['merged', 'mapped'],
  groupUpdate: ['put', 'patch'],
  groupLookup: ['filter', 'list'],
  groupCreateMembers: ['together', 'afterwards'],
  /** How many member changes one PATCH of a group carries at most. */
  groupPatchMembers: ['100', 'unlimited'],
  groupNameEncoding: ['utf-8', 'latin-1'],
  filterEncoding: ['percent', 'plus'],
  userAgent: ['none', 'generic'],
  provisionDisabledUsers: [true, false],
  multipleMatches: ['first', 'fail'],
  createConflict: ['fail', 'link'],
  missingLink: ['recreate', 'fail'],
  // How far an answer is believed.
  lookupMatch: ['checked', 'trusted'],
  missingCheck: ['read', 'believe'],
  createdCheck: ['none', 'read'],
  numericIds: ['accepted', 'fail'],
  secondEmail: ['kept', 'filled'],
  /** How a resync reads linked users and groups. */
  resyncRead: ['by-id', 'by-filter', 'list'],
  /** Which resyncs read the target. */
  resyncReads: ['full-and-enable', 'every-resync'],
  retries: ['backoff', 'none'],
  retryAfter: ['honoured', 'ignored'],
  // What older parsers of Ping broke on.
  emptyPutAnswer: ['accepted', 'breaks'],
  noContentAnswer: ['accepted', 'breaks'],
  unknownEnterpriseFields: ['accepted', 'break'],
  typeCase: ['accepted', 'breaks'],
  emptyPhoto: ['accepted', 'breaks'],
  schemaUrns: ['of-version', 'of-1.1'],
  /** The request of Test Connection, of the probe of a circuit, and of the check before an operation. */
  connectionCheck: ['list-users', 'get-user-0'],
  /** Whether the connection is checked before the work on each user and group. */
  checkBeforeEachOperation: ['off', 'on'],
  /** What happens to unknown members in a body of the Platform API. */
  unknownKeys: ['warned', 'refused'],
} as const satisfies Readonly<Record<string, readonly [string | boolean, ...(string | boolean)[]]>>

export type ChoiceName = keyof typeof choiceValues

export type BehaviourChoices = {
  readonly [Name in ChoiceName]: (typeof choiceValues)[Name][number]
}

/** The choices that PingOne is taken to make today. */
export const current: BehaviourChoices = {
  userUpdate: 'put',
  userPutBody: 'merged',
  groupUpdate: 'patch',
  groupLookup: 'filter',
  groupCreateMembers: 'together',
  groupPatchMembers: '100',
  groupNameEncoding: 'utf-8',
  filterEncoding: 'percent',
  userAgent: 'none',
  provisionDisabledUsers: true,
  multipleMatches: 'first',
  createConflict: 'fail',
  missingLink: 'recreate',
  lookupMatch: 'checked',
  missingCheck: 'read',
  createdCheck: 'none',
  numericIds: 'accepted',
  secondEmail: 'filled',
  resyncRead: 'by-id',
  resyncReads: 'full-and-enable',
  retries: 'backoff',
  retryAfter: 'honoured',
  emptyPutAnswer: 'accepted',
  noContentAnswer: 'accepted',
  unknownEnterpriseFields: 'accepted',
  typeCase: 'accepted',
  emptyPhoto: 'accepted',
  schemaUrns: 'of-version',
  connectionCheck: 'list-users',
  checkBeforeEachOperation: 'off',
  unknownKeys: 'warned',
}
