import type { Quirk } from '@pingone-sandbox/contract'
import { checkingReads } from './answers.ts'
import type { Condition, Conditions } from './operation.ts'
import { resyncReads } from './resync.ts'

/** How groups are found and written, with their members. */
export const groupQuirks = [
  {
    id: 'group-lookup-filter',
    title: 'Groups are found by `displayName eq`',
    detail:
      'Ping documents that group names with other alphabets can draw "400 invalid filter" from AWS, so a filter with the name is sent.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    choice: 'groupLookup=filter',
    appliesTo: ['lookup'],
  },
  {
    id: 'group-lookup-list',
    title: 'Groups are found by listing all of them',
    detail:
      'PingFederate reads every group, 1,000 a page, and compares names itself. An exact match of the name is preferred to a match in another letter case.',
    evidence: 'inferred',
    source: 'PingFederate SCIM Provisioner settings reference ("Results Per Page"), by analogy.',
    choice: 'groupLookup=list',
    appliesTo: ['lookup'],
  },
  {
    id: 'group-update-put',
    title: 'Groups are updated with PUT, members included',
    detail: 'A server that ignores `members` on PUT loses every membership change.',
    evidence: 'observed',
    source: 'https://github.com/bitwarden/server/pull/4804',
    date: 'September 2024',
    choice: 'groupUpdate=put',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-update-patch',
    title: 'Groups are updated with PATCH',
    detail:
      'PingOne provisions groups to AWS, whose SCIM has no PUT for groups (June 2025); the exact shape is not public.',
    evidence: 'inferred',
    source: 'AWS DevOps blog, June 2025, with the list of operations that AWS supports.',
    choice: 'groupUpdate=patch',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-patch-batched',
    title: 'One PATCH carries at most 100 member changes',
    detail:
      'More changes follow in further PATCH requests. AWS, to which PingOne provisions groups, takes no more than 100.',
    evidence: 'inferred',
    source: 'https://docs.aws.amazon.com/singlesignon/latest/developerguide/patchgroup.html',
    choice: 'groupPatchMembers=100',
    appliesTo: ['add-members', 'remove-members'],
  },
  {
    id: 'group-name-latin-1',
    title: 'Letters beyond ASCII in a group name are sent in Latin-1',
    detail:
      'Ping documents that such names can draw "400 invalid filter" from AWS; a wrong encoding of the query would explain it.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    choice: 'groupNameEncoding=latin-1',
    appliesTo: ['lookup'],
  },
  {
    id: 'failed-member-left-out',
    title: 'A member that the target refuses is left out and counted',
    detail:
      'When a PATCH with several new members is refused they are sent one by one; the group then counts as Failed, and the others are in it.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_outbound_group_provisioning_sync_summary_examples.html (the counting is documented, the requests are not)',
    choice: 'groupUpdate=patch',
    appliesTo: ['add-members'],
  },
  {
    id: 'group-create-with-members',
    title: 'A group is created together with its members',
    detail: 'Whether PingOne puts members into the POST or sends them afterwards is not public.',
    evidence: 'inferred',
    source: 'The shorter of two readings.',
    choice: 'groupCreateMembers=together',
    appliesTo: ['create'],
  },
  {
    id: 'group-create-bare',
    title: 'A group is created empty, its members follow',
    detail: 'Whether PingOne puts members into the POST or sends them afterwards is not public.',
    evidence: 'inferred',
    source: 'The longer of two readings.',
    choice: 'groupCreateMembers=afterwards',
    appliesTo: ['create'],
  },
  {
    id: 'group-membership-handling',
    title: 'Merge keeps foreign members, Overwrite replaces the set',
    detail:
      'Under Merge only members that PingOne itself added are ever removed. Ping’s older page says that a group of the same name is overwritten with its members, the current one that a first sync merges.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_provisioning_configuring_outbound_group_provisioning.html',
    date: 'revision of September 2024',
    appliesTo: ['create', 'update', 'add-members', 'remove-members'],
  },
  {
    id: 'group-name-and-members-only',
    title: 'A group carries its name and members, no externalId',
    detail: 'No other group attribute is sent.',
    evidence: 'inferred',
    source: 'PingFederate known limitations, by analogy.',
    appliesTo: ['create', 'update'],
  },
] as const satisfies readonly Quirk[]

/** What shapes the requests about groups. */
export const groupConditions = {
  'group-lookup-filter': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupLookup === 'filter',
  'group-lookup-list': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupLookup === 'list',
  'group-update-put': ({ method, reason }) => method === 'PUT' || reason === 'merge',
  'group-update-patch': ({ method }) => method === 'PATCH',
  'group-create-with-members': ({ purpose, choices }) =>
    purpose === 'create' && choices.groupCreateMembers === 'together',
  'group-create-bare': ({ purpose, choices }) =>
    purpose === 'create' && choices.groupCreateMembers === 'afterwards',
  // Groups of one name cannot be distinguished, so the choice for several matches does not apply.
  'first-match-wins': ({ purpose }) => purpose === 'lookup',
  'filter-percent-encoded': (shaped) =>
    isFiltered(shaped) && shaped.choices.filterEncoding === 'percent',
  'filter-plus-encoded': (shaped) => isFiltered(shaped) && shaped.choices.filterEncoding === 'plus',
  'group-name-and-members-only': ({ purpose, method }) => purpose === 'create' || method === 'PUT',
  'group-name-mapped': (shaped) =>
    carriesName(shaped) && shaped.mappingQuirks?.includes('group-name-mapped') === true,
  ...resyncReads,
  'group-name-latin-1': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.groupNameEncoding === 'latin-1',
  'group-patch-batched': ({ isBatch }) => isBatch === true,
  'failed-member-left-out': ({ isSingleMember }) => isSingleMember === true,
  ...checkingReads,
  'group-membership-handling': ({ method, reason }) =>
    method === 'PUT' || method === 'PATCH' || reason === 'merge',
  'link-by-id': ({ purpose, isList }) => purpose !== 'lookup' && purpose !== 'create' && !isList,
} satisfies Conditions

const isFiltered: Condition = ({ purpose, choices }) =>
  purpose === 'lookup' && choices.groupLookup === 'filter'

const carriesName: Condition = ({ purpose, method, isRenamed }) =>
  purpose === 'lookup' ||
  purpose === 'create' ||
  method === 'PUT' ||
  (method === 'PATCH' && isRenamed === true)
