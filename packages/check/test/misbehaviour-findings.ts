import type { MisbehaviourId } from '@pingone-sandbox/scim-server'

/** What a check of the reference server with one misbehaviour finds: everything but what works and what is skipped. */
export interface MisbehaviourFindings {
  readonly misbehaviour: MisbehaviourId
  /** A behaviour profile under which it shows; `current` unless given. */
  readonly profile?: string
  /** Verdict and cause by the ids of the checks, the gravest first. */
  readonly findings: Readonly<Record<string, `${'breaks' | 'not-supported' | 'remark'}: ${string}`>>
  /** Why there is more than one grave finding, or none. */
  readonly note?: string
}

/** One entry for each misbehaviour of the reference server, in the order of its ledger. */
export const misbehaviourFindings: readonly MisbehaviourFindings[] = [
  {
    misbehaviour: 'too-many-requests',
    findings: { 'users.change': 'remark: retried' },
    note: 'PingOne sends each refused request again after the pause that Retry-After asks for.',
  },
  { misbehaviour: 'duplicates-accepted', findings: { 'conflict.refused': 'breaks: duplicate' } },
  {
    misbehaviour: 'error-with-200',
    findings: { 'users.recreate': 'breaks: unreadable', 'conflict.refused': 'breaks: unreadable' },
    note: 'An error for an id that does not exist, and one for a name that is taken.',
  },
  { misbehaviour: 'error-500-for-404', findings: { 'users.recreate': 'breaks: target-error' } },
  {
    misbehaviour: 'error-500-for-client-errors',
    findings: { 'conflict.refused': 'remark: target-error' },
    note: 'The user fails with 409 as well; with 500 the reason is not shown.',
  },
  {
    misbehaviour: 'conflict-without-scim-type',
    findings: { 'conflict.refused': 'remark: scim-type' },
  },
  { misbehaviour: 'wrong-content-type', findings: { 'answers.content-type': 'remark: form' } },
  { misbehaviour: 'created-without-location', findings: { 'answers.location': 'remark: form' } },
  { misbehaviour: 'created-without-body', findings: { 'users.create': 'breaks: unreadable' } },
  { misbehaviour: 'put-no-content', findings: { 'answers.put': 'remark: form' } },
  { misbehaviour: 'delete-answers-body', findings: { 'answers.delete': 'remark: form' } },
  { misbehaviour: 'numeric-ids', findings: { 'answers.id': 'remark: form' } },
  { misbehaviour: 'user-name-differs', findings: { 'users.create': 'breaks: state' } },
  {
    misbehaviour: 'members-cut-at-100',
    findings: { 'groups.large': 'remark: cut', 'groups.large-change': 'remark: cut' },
    note: 'The users show that they are in the group, so that the endpoint has not lost them.',
  },
  { misbehaviour: 'null-arrays', findings: { 'answers.nulls': 'remark: form' } },
  { misbehaviour: 'meta-capitalised', findings: { 'answers.spelling': 'remark: form' } },
  { misbehaviour: 'empty-list-is-404', findings: { 'users.create': 'breaks: search-not-found' } },
  { misbehaviour: 'resources-null', findings: { 'answers.empty-list': 'remark: form' } },
  { misbehaviour: 'numbers-as-strings', findings: { 'answers.list': 'remark: form' } },
  { misbehaviour: 'total-is-page-length', findings: { 'load.paging': 'remark: paging' } },
  { misbehaviour: 'paging-ignored', findings: { 'load.paging': 'remark: paging' } },
  { misbehaviour: 'paging-from-zero', findings: { 'load.paging': 'remark: paging' } },
  {
    misbehaviour: 'pages-smaller-than-asked',
    findings: {},
    note: 'The standard allows it, and PingOne continues after the rows that it has received.',
  },
  { misbehaviour: 'duplicate-rows', findings: { 'answers.rows': 'remark: form' } },
  { misbehaviour: 'created-not-readable', findings: { 'users.create': 'breaks: state' } },
  {
    misbehaviour: 'stale-read',
    findings: {
      'users.change-at-once': 'breaks: conflict',
      'users.create': 'remark: stale',
      'users.find': 'remark: stale',
    },
  },
  { misbehaviour: 'inactive-hidden', findings: { 'users.disable': 'breaks: state' } },
  {
    misbehaviour: 'case-sensitive-operators',
    findings: { 'default-filter.linked': 'breaks: conflict' },
  },
  {
    misbehaviour: 'non-ascii-filter-refused',
    findings: {
      'names.unicode-username': 'breaks: refused',
      'groups.unicode-name': 'breaks: refused',
    },
    note: 'The names of users and those of groups.',
  },
  { misbehaviour: 'quoted-value-refused', findings: { 'users.create': 'breaks: refused' } },
  {
    misbehaviour: 'unknown-filter-empty',
    findings: {
      'default-filter.linked': 'breaks: conflict',
      'names.quotes': 'breaks: not-found',
      'groups.quoted-name': 'breaks: not-found',
      'by-email.linked': 'not-supported: duplicate',
    },
    note: 'Each is another filter that the endpoint does not support, and answers with an empty list.',
  },
  {
    misbehaviour: 'case-sensitive-attributes',
    findings: { 'default-filter.linked': 'breaks: conflict' },
  },
  { misbehaviour: 'filter-ignored', findings: { 'users.find-nothing': 'breaks: other-match' } },
  {
    misbehaviour: 'user-name-case-exact',
    findings: { 'existing.letter-case': 'breaks: conflict' },
  },
  {
    misbehaviour: 'case-sensitive-type',
    findings: { 'by-email.linked': 'not-supported: duplicate' },
    note: 'PingOne needs it only with a User Filter Expression on the e-mail address.',
  },
  { misbehaviour: 'read-only-refused', findings: { 'users.change': 'breaks: refused' } },
  {
    misbehaviour: 'vendor-schemas-refused',
    findings: { 'values.custom-schema': 'not-supported: refused' },
    note: 'PingOne needs it only where an attribute of such a schema is mapped.',
  },
  {
    misbehaviour: 'members-without-display-refused',
    findings: { 'groups.create': 'breaks: refused' },
  },
  { misbehaviour: 'no-put', findings: { 'users.change': 'not-supported: method-not-supported' } },
  {
    misbehaviour: 'put-not-found',
    findings: { 'users.change': 'not-supported: method-not-supported' },
  },
  {
    misbehaviour: 'put-merges',
    profile: 'put-only-2024',
    findings: { 'groups.last-member': 'breaks: state' },
    note: 'PingOne sends back all attributes of a user that it has read, so it shows in groups that are updated by PUT.',
  },
  {
    misbehaviour: 'replace-appends-list',
    findings: { 'users.email': 'breaks: kept', 'groups.overwrite': 'breaks: state' },
    note: 'The addresses of a user, and the members of a group.',
  },
  {
    misbehaviour: 'put-without-active-enables',
    findings: {},
    note: 'PingOne sends active with each PUT.',
  },
  {
    misbehaviour: 'members-ignored-on-put',
    profile: 'put-only-2024',
    findings: { 'groups.member-add': 'breaks: state' },
    note: 'It shows where groups are updated by PUT.',
  },
  { misbehaviour: 'active-ignored', findings: { 'users.disable': 'breaks: state' } },
  {
    misbehaviour: 'no-patch',
    findings: { 'groups.member-add': 'not-supported: method-not-supported' },
  },
  {
    misbehaviour: 'filtered-remove-ignored',
    findings: { 'groups.member-remove': 'breaks: state' },
  },
  {
    misbehaviour: 'filtered-remove-clears-all',
    findings: { 'groups.member-remove': 'breaks: state' },
  },
  { misbehaviour: 'add-replaces-list', findings: { 'groups.member-add': 'breaks: state' } },
  { misbehaviour: 'member-add-lost', findings: { 'groups.member-add': 'breaks: state' } },
  { misbehaviour: 'string-is-true', findings: {}, note: 'PingOne sends active as a boolean.' },
  {
    misbehaviour: 'attributes-dropped',
    findings: {
      'users.phone': 'not-supported: state',
      'users.work': 'not-supported: state',
      'values.address': 'not-supported: state',
      'values.manager': 'not-supported: state',
      'values.language': 'not-supported: state',
      'resync.unchanged': 'remark: rewritten',
    },
    note: 'Each is an attribute that an endpoint may do without; PingOne needs it where it is mapped.',
  },
  {
    misbehaviour: 'external-id-dropped',
    findings: { 'values.external-id': 'not-supported: state' },
    note: 'PingOne needs it only where externalId is mapped.',
  },
  {
    misbehaviour: 'email-without-type',
    findings: {
      'users.email': 'breaks: kept',
      'by-email.linked': 'not-supported: duplicate',
      'users.create': 'remark: state',
      'resync.unchanged': 'remark: rewritten',
    },
  },
]
