import { scimConfiguration, type ScimConfiguration } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { profiles, type BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'
import type { Operation } from './quirks/operation.ts'
import { intentOf } from './shaping-quirks.ts'

interface Case {
  readonly operation: Operation
  readonly method?: string
  readonly body?: object
  readonly settings?: Partial<ScimConfiguration>
  readonly choices?: Partial<BehaviourChoices>
  readonly mappingQuirks?: readonly QuirkId[]
  readonly ids: readonly QuirkId[]
}

function idsOf({ operation, method = 'GET', body, settings, choices, mappingQuirks }: Case) {
  const configuration = scimConfiguration.parse({
    SCIM_URL: 'https://target.example/scim',
    SCIM_VERSION: '2.0',
    USERS_RESOURCE: '/Users',
    GROUPS_RESOURCE: '/Groups',
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
    OAUTH_ACCESS_TOKEN: 'correct-horse-battery-staple',
    USER_FILTER: 'username Eq "%s"',
    UNIQUE_USER_IDENTIFIER: 'userName',
    ...settings,
  })
  const { quirks } = intentOf(
    { ...operation, summary: 'Send a request' },
    { method, ...(body && { body }) },
    {
      configuration,
      choices: { ...profiles.current, ...choices },
      ...(mappingQuirks && { mappingQuirks }),
    },
  )
  return quirks
}

const lookup = { subject: 'user', purpose: 'lookup', expression: 'username Eq "%s"' } as const
const userMapping: readonly QuirkId[] = ['expression-mapping', 'bare-custom-attribute']

it.each<[string, Case]>([
  [
    'the lookup before the first write',
    {
      operation: { ...lookup, reason: 'first-write' },
      mappingQuirks: userMapping,
      ids: [
        'default-filter-case',
        'lookup-before-write',
        'first-match-wins',
        'filter-percent-encoded',
      ],
    },
  ],
  [
    'a lookup by an e-mail address with the expression of the wizard',
    {
      operation: { ...lookup, reason: 'first-write' },
      settings: { UNIQUE_USER_IDENTIFIER: 'workEmail' },
      choices: { multipleMatches: 'fail', filterEncoding: 'plus' },
      ids: [
        'default-filter-case',
        'expression-over-identifier',
        'lookup-before-write',
        'several-matches-fail',
        'filter-plus-encoded',
      ],
    },
  ],
  [
    'a lookup with an expression of one’s own',
    {
      operation: { ...lookup, reason: 'first-write', expression: 'userName eq "%s"' },
      settings: { USER_FILTER: 'userName eq "%s"' },
      ids: ['lookup-before-write', 'first-match-wins', 'filter-percent-encoded'],
    },
  ],
  [
    'the lookup after a conflict',
    {
      operation: { ...lookup, reason: 'create-conflict' },
      ids: [
        'default-filter-case',
        'create-conflict-links',
        'first-match-wins',
        'filter-percent-encoded',
      ],
    },
  ],
  [
    'the lookup after a create whose answer was lost',
    {
      operation: { ...lookup, reason: 'lost-answer' },
      ids: [
        'default-filter-case',
        'lost-answer-looked-up',
        'first-match-wins',
        'filter-percent-encoded',
      ],
    },
  ],
  [
    'the lookup of a resync',
    {
      operation: { ...lookup, reason: 'resync' },
      choices: { resyncReads: 'every-resync' },
      ids: [
        'default-filter-case',
        'full-resync',
        'resync-reads-always',
        'resync-read-by-filter',
        'first-match-wins',
        'filter-percent-encoded',
      ],
    },
  ],
  [
    'a create of a disabled user',
    {
      operation: { subject: 'user', purpose: 'create' },
      method: 'POST',
      body: { active: false },
      choices: { schemaUrns: 'of-1.1' },
      mappingQuirks: userMapping,
      ids: [
        'lookup-before-write',
        'active-always-sent',
        'create-conflict-fails',
        'disabled-users-created',
        'schemas-of-1.1',
        ...userMapping,
      ],
    },
  ],
  [
    'a PUT of merged attributes',
    {
      operation: {
        subject: 'user',
        purpose: 'update',
        isMerged: true,
        fillsSecondEmail: true,
      },
      method: 'PUT',
      mappingQuirks: ['patterns-in-linear-time'],
      ids: [
        'user-update-put',
        'put-merged-body',
        'link-by-id',
        'second-email-filled',
        'active-always-sent',
        'never-clears',
        'patterns-in-linear-time',
      ],
    },
  ],
  [
    'a PUT of merged attributes that disables, though the profile sends the mapped ones',
    {
      operation: { subject: 'user', purpose: 'disable', isMerged: true },
      method: 'PUT',
      choices: { userPutBody: 'mapped' },
      ids: ['user-update-put', 'put-merged-body', 'link-by-id', 'active-always-sent'],
    },
  ],
  [
    'a PUT of the mapped attributes over SCIM 1.1',
    {
      operation: { subject: 'user', purpose: 'update' },
      method: 'PUT',
      settings: { SCIM_VERSION: '1.1' },
      choices: { userUpdate: 'patch', missingLink: 'fail', schemaUrns: 'of-1.1' },
      ids: [
        'user-update-put',
        'put-mapped-body',
        'link-by-id',
        'missing-link-fails',
        'active-always-sent',
        'never-clears',
      ],
    },
  ],
  [
    'a PATCH of a user',
    {
      operation: { subject: 'user', purpose: 'update' },
      method: 'PATCH',
      choices: { schemaUrns: 'of-1.1' },
      ids: [
        'user-update-patch',
        'link-by-id',
        'missing-link-recreated',
        'active-always-sent',
        'never-clears',
      ],
    },
  ],
  [
    'the read before a PUT',
    {
      operation: { subject: 'user', purpose: 'read', reason: 'merge' },
      ids: ['put-merged-body', 'link-by-id', 'missing-link-recreated'],
    },
  ],
  [
    'the read of a user by a resync',
    {
      operation: { subject: 'user', purpose: 'read', reason: 'resync' },
      ids: [
        'full-resync',
        'resync-reads-on-request',
        'resync-read-by-id',
        'link-by-id',
        'missing-link-recreated',
      ],
    },
  ],
  [
    'the read of a page by a resync',
    {
      operation: { subject: 'user', purpose: 'read', reason: 'resync', isList: true },
      ids: ['full-resync', 'resync-reads-on-request', 'resync-read-list'],
    },
  ],
  [
    'the read of a group by a resync',
    {
      operation: { subject: 'group', purpose: 'read', reason: 'resync' },
      ids: ['full-resync', 'resync-reads-on-request', 'resync-read-by-id', 'link-by-id'],
    },
  ],
  [
    'the read after a write that is answered 404',
    {
      operation: { subject: 'user', purpose: 'read', reason: 'missing' },
      ids: ['missing-checked-by-read', 'link-by-id'],
    },
  ],
  [
    'the read of a row that does not show what it is',
    {
      operation: { subject: 'group', purpose: 'read', reason: 'hidden-match' },
      ids: ['lookup-checked', 'link-by-id'],
    },
  ],
  [
    'the read of what was created',
    {
      operation: { subject: 'group', purpose: 'read', reason: 'created' },
      ids: ['created-checked-by-read', 'link-by-id'],
    },
  ],
  [
    'a delete',
    {
      operation: { subject: 'user', purpose: 'delete' },
      method: 'DELETE',
      mappingQuirks: userMapping,
      ids: ['link-by-id'],
    },
  ],
  [
    'the lookup of a group by a resync',
    {
      operation: { subject: 'group', purpose: 'lookup', reason: 'resync' },
      choices: { multipleMatches: 'fail', groupNameEncoding: 'latin-1' },
      mappingQuirks: ['group-name-mapped'],
      ids: [
        'group-lookup-filter',
        'first-match-wins',
        'filter-percent-encoded',
        'group-name-mapped',
        'full-resync',
        'resync-reads-on-request',
        'resync-read-by-filter',
        'group-name-latin-1',
      ],
    },
  ],
  [
    'the search of a group in the list of all',
    {
      operation: { subject: 'group', purpose: 'lookup' },
      choices: { groupLookup: 'list' },
      ids: ['group-lookup-list', 'first-match-wins'],
    },
  ],
  [
    'a create of a group',
    {
      operation: { subject: 'group', purpose: 'create' },
      method: 'POST',
      choices: { groupCreateMembers: 'afterwards' },
      mappingQuirks: ['group-name-mapped'],
      ids: ['group-create-bare', 'group-name-and-members-only', 'group-name-mapped'],
    },
  ],
  [
    'a PUT of a group',
    {
      operation: { subject: 'group', purpose: 'add-members', isRenamed: false },
      method: 'PUT',
      mappingQuirks: ['group-name-mapped'],
      ids: [
        'group-update-put',
        'group-name-and-members-only',
        'group-name-mapped',
        'group-membership-handling',
        'link-by-id',
      ],
    },
  ],
  [
    'the read before a PUT of a group',
    {
      operation: { subject: 'group', purpose: 'read', reason: 'merge' },
      mappingQuirks: ['group-name-mapped'],
      ids: ['group-update-put', 'group-membership-handling', 'link-by-id'],
    },
  ],
  [
    'one of several PATCHes of a group',
    {
      operation: { subject: 'group', purpose: 'add-members', isRenamed: true, isBatch: true },
      method: 'PATCH',
      mappingQuirks: ['group-name-mapped'],
      ids: [
        'group-update-patch',
        'group-name-mapped',
        'group-patch-batched',
        'group-membership-handling',
        'link-by-id',
      ],
    },
  ],
  [
    'a PATCH of one member after a refusal',
    {
      operation: {
        subject: 'group',
        purpose: 'add-members',
        isRenamed: false,
        isSingleMember: true,
      },
      method: 'PATCH',
      mappingQuirks: ['group-name-mapped'],
      ids: [
        'group-update-patch',
        'failed-member-left-out',
        'group-membership-handling',
        'link-by-id',
      ],
    },
  ],
  [
    'Test Connection',
    { operation: { subject: 'connection', purpose: 'test' }, ids: ['test-reads-users'] },
  ],
  [
    'the check before an operation',
    {
      operation: { subject: 'connection', purpose: 'check' },
      choices: { connectionCheck: 'get-user-0' },
      ids: ['check-before-each-operation', 'check-gets-user-0'],
    },
  ],
  [
    'the probe of a circuit',
    {
      operation: { subject: 'connection', purpose: 'probe' },
      ids: ['circuit-breaker', 'test-reads-users'],
    },
  ],
  [
    'a token request',
    {
      operation: { subject: 'connection', purpose: 'token' },
      method: 'POST',
      ids: ['token-client-secret-basic', 'token-cached', 'token-type-ignored'],
    },
  ],
])('names the quirks that shape %s', (_, given) => {
  expect(idsOf(given)).toEqual(given.ids)
})
