import type { Quirk } from '@pingone-sandbox/contract'
import { isComplex } from '@pingone-sandbox/scim'
import { checkingReads } from './answers.ts'
import { mappingConditions } from './mapping.ts'
import { isUserUpdate, isUserWrite, type Condition, type Conditions } from './operation.ts'
import { resyncReads } from './resync.ts'

/** How users are found, written and taken away. */
export const userQuirks = [
  {
    id: 'default-filter-case',
    title: 'The default filter is `username Eq "%s"`',
    detail:
      'Both the attribute and the operator depart from the spelling of the RFC. RFC 7644 §3.4.2.2 makes both case-insensitive, so PingOne keeps to the standard; servers that compare them literally find no user. The console showed it unchanged in January 2026.',
    evidence: 'documented',
    source: 'https://docs.pingidentity.com/pingone/integrations/p1_scim_filter_expressions.html',
    date: 'read in November 2026; seen in January 2026',
    appliesTo: ['lookup'],
  },
  {
    id: 'expression-over-identifier',
    title: 'The User Filter Expression applies with every User Identifier',
    detail:
      'With the User Identifier workEmail and the default expression, the lookup asks for `username Eq "<the e-mail address>"`. PingFederate has a default of its own for that case, `emails eq "…"`, a bare comparison of a multi-valued attribute; the wizard of PingOne always fills the expression in.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_filter_expressions.html (the expression overrides the default filter of the identifier)',
    date: 'read in November 2026',
    appliesTo: ['lookup'],
  },
  {
    id: 'lookup-before-write',
    title: 'A user is looked up before the first write',
    detail:
      'A user in scope that is not linked yet is searched with the User Filter Expression. Without a match a POST follows; a match is linked and updated.',
    evidence: 'inferred',
    source:
      'The purpose that Ping documents for the User Filter Expression (p1_scim_filter_expressions).',
    appliesTo: ['lookup', 'create'],
  },
  {
    id: 'first-match-wins',
    title: 'Of several matches the first is linked',
    detail: 'Ping documents "first returned" for a sister connector; nothing is known for SCIM.',
    evidence: 'inferred',
    source: 'PingOne Salesforce connector documentation, by analogy.',
    choice: 'multipleMatches=first',
    appliesTo: ['lookup'],
  },
  {
    id: 'several-matches-fail',
    title: 'Several matches are a failure',
    detail: 'The cautious reading: a user is never linked to the account of another person.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'multipleMatches=fail',
    appliesTo: ['lookup'],
  },
  {
    id: 'link-by-id',
    title: 'A linked resource is addressed by its id',
    detail:
      'The id from the lookup or the create is kept; later requests go to it without a filter.',
    evidence: 'inferred',
    source: 'PingFederate SCIM Provisioner documentation: internal sync-state store.',
    appliesTo: ['read', 'update', 'disable', 'delete', 'add-members', 'remove-members'],
  },
  {
    id: 'user-update-put',
    title: 'Users are updated with PUT',
    detail: 'A server without PUT /Users fails every update, and every disable with it.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    date: 'read in November 2026',
    choice: 'userUpdate=put',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'user-update-patch',
    title: 'Users are updated with PATCH',
    detail:
      'A replace without a path, with the mapped attributes. No public source shows PingOne doing this; the choice exists for comparison.',
    evidence: 'inferred',
    source: 'The shape that the pingidentity/scim2 SDK computes (JsonDiff).',
    choice: 'userUpdate=patch',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'put-merged-body',
    title: 'The PUT carries the attributes of the target, overridden by the mapped values',
    detail:
      'The target is read first, so attributes that PingOne does not map survive the PUT. So do values that the target keeps without a type: the outcome carries a remark when one that was sent earlier stays.',
    evidence: 'inferred',
    source:
      'Documented consequence: values without type or primary at the target are not removed (p1_scim_provisioning_limitations).',
    choice: 'userPutBody=merged',
    appliesTo: ['read', 'update', 'disable'],
  },
  {
    id: 'put-mapped-body',
    title: 'The PUT carries only the mapped attributes',
    detail:
      'A server that replaces as the RFC asks then loses everything that PingOne does not map.',
    evidence: 'inferred',
    source: 'The other reading of the same documentation; offered for contrast.',
    choice: 'userPutBody=mapped',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'never-clears',
    title: 'An attribute once set is not cleared',
    detail:
      'When a source attribute becomes empty nothing is sent for it, and the target keeps the old value.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    date: 'read in November 2026',
    appliesTo: ['update'],
  },
  {
    id: 'active-always-sent',
    title: '`active` follows Enabled, mapped or not',
    detail: 'Creates and updates carry `active`; disabling works without a mapping for it.',
    evidence: 'inferred',
    source:
      'The wizard offers disabling without asking for a mapping of Enabled. One vendor’s guide lists Enabled → active among the default mappings, another adds it by hand.',
    date: 'read in November 2026',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'disabled-users-created',
    title: 'Disabled users are provisioned as inactive',
    detail:
      'Ping documents the ability; where PingOne switches it, and its default, are not public.',
    evidence: 'inferred',
    source: 'PingOne provisioning feature list.',
    choice: 'provisionDisabledUsers=true',
    appliesTo: ['create'],
  },
  {
    id: 'create-conflict-fails',
    title: 'A 409 on create is a failure',
    detail:
      'The user is not looked up in another way and not linked; the next change or a Full Resync sends the create again.',
    evidence: 'inferred',
    source: 'No auto-link is documented.',
    choice: 'createConflict=fail',
    appliesTo: ['create'],
  },
  {
    id: 'create-conflict-links',
    title: 'A 409 on create leads to a search by userName and a link',
    detail:
      'The user is looked up with the default filter instead of the User Filter Expression, linked and updated.',
    evidence: 'inferred',
    source: 'What other identity providers do; offered for contrast.',
    choice: 'createConflict=link',
    appliesTo: ['create', 'lookup'],
  },
  {
    id: 'missing-link-recreated',
    title: 'A linked user that the target no longer has is looked up and created again',
    detail: 'A 404 on the stored id drops the link.',
    evidence: 'inferred',
    source: 'Robust reading; the real behaviour is not public.',
    choice: 'missingLink=recreate',
    appliesTo: ['read', 'update', 'disable'],
  },
  {
    id: 'missing-link-fails',
    title: 'A linked user that the target no longer has is a failure',
    detail: 'No account is created; the link stays and every later update fails as well.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'missingLink=fail',
    appliesTo: ['read', 'update', 'disable'],
  },
  {
    id: 'second-email-filled',
    title: 'An empty second email takes the same address, and both become primary',
    detail:
      'When the target has two email elements of which one is empty, a PUT sends the mapped address in both, each with primary true.',
    evidence: 'documented',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_scim_provisioning_limitations.html',
    date: 'read in November 2026',
    choice: 'secondEmail=filled',
    appliesTo: ['update'],
  },
] as const satisfies readonly Quirk[]

/** What the wizard fills in as User Filter Expression. */
export const defaultUserFilter = 'username Eq "%s"'

/** What shapes the requests about users. */
export const userConditions = {
  'default-filter-case': ({ expression }) => expression === defaultUserFilter,
  'expression-over-identifier': ({ purpose, expression, configuration }) =>
    purpose === 'lookup' &&
    expression === configuration.USER_FILTER &&
    configuration.UNIQUE_USER_IDENTIFIER !== 'userName',
  'lookup-before-write': ({ purpose, reason }) => reason === 'first-write' || purpose === 'create',
  'lost-answer-looked-up': ({ reason }) => reason === 'lost-answer',
  ...resyncReads,
  ...checkingReads,
  'user-update-put': (shaped) => isUserUpdate(shaped) && shaped.method === 'PUT',
  'user-update-patch': (shaped) => isUserUpdate(shaped) && shaped.method === 'PATCH',
  'put-merged-body': ({ reason, isMerged }) => reason === 'merge' || isMerged === true,
  'put-mapped-body': (shaped) =>
    isUserUpdate(shaped) && shaped.method === 'PUT' && !shaped.isMerged,
  'link-by-id': ({ purpose, isList }) => purpose !== 'lookup' && purpose !== 'create' && !isList,
  'second-email-filled': ({ fillsSecondEmail }) => fillsSecondEmail === true,
  'missing-link-recreated': (shaped) =>
    mayFindLinkMissing(shaped) && shaped.choices.missingLink === 'recreate',
  'missing-link-fails': (shaped) =>
    mayFindLinkMissing(shaped) && shaped.choices.missingLink === 'fail',
  'active-always-sent': isUserWrite,
  'never-clears': ({ purpose }) => purpose === 'update',
  'create-conflict-fails': ({ purpose, choices }) =>
    purpose === 'create' && choices.createConflict === 'fail',
  'create-conflict-links': ({ purpose, reason, choices }) =>
    reason === 'create-conflict' || (purpose === 'create' && choices.createConflict === 'link'),
  'first-match-wins': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.multipleMatches === 'first',
  'several-matches-fail': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.multipleMatches === 'fail',
  'filter-percent-encoded': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.filterEncoding === 'percent',
  'filter-plus-encoded': ({ purpose, choices }) =>
    purpose === 'lookup' && choices.filterEncoding === 'plus',
  'disabled-users-created': ({ purpose, body }) =>
    purpose === 'create' && isComplex(body) && body['active'] === false,
  'schemas-of-1.1': (shaped) =>
    isUserWrite(shaped) &&
    shaped.method !== 'PATCH' &&
    shaped.choices.schemaUrns === 'of-1.1' &&
    shaped.configuration.SCIM_VERSION !== '1.1',
  ...mappingConditions,
} satisfies Conditions

/** The answer may be that the linked user is gone. A PUT of merged attributes follows a read that has answered it. */
const mayFindLinkMissing: Condition = (shaped) =>
  isUserUpdate(shaped)
    ? !shaped.isMerged
    : shaped.purpose === 'read' &&
      !shaped.isList &&
      (shaped.reason === 'merge' || shaped.reason === 'resync')
