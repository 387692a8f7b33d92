import type { Quirk } from '@pingone-sandbox/contract'

const vendorGuide =
  'https://docs.scalekit.com/guides/integrations/scim-integrations/pingidentity-scim/'
const apiSamples =
  'https://developer.pingidentity.com/pingone-api/platform/identity-propagation-provisioning/propagation-stores/create-store-scim.html'

/**
 * What the connection wizard starts with, and what a key means that a configuration leaves out. These are two things: a connection
 * that was made in the console says all of it, one that was made by a script need not.
 */
export const consoleQuirks = [
  {
    id: 'wizard-remove-action-delete',
    title: 'The wizard starts with Remove Action Delete',
    detail:
      'With the values that the wizard starts with, a user who leaves the rule is deleted at the target by a DELETE. The metadata of the store type names the same value as `defaultValue`, which is inferred.',
    evidence: 'observed',
    source: `${vendorGuide} (pictures of one tenant; the text leaves all preferences at their default settings)`,
    date: 'January 2026',
    appliesTo: ['delete'],
  },
  {
    id: 'absent-remove-action-disables',
    title: 'A configuration without REMOVE_ACTION disables users who leave the rule',
    detail:
      'The account of a user who leaves the rule stays, inactive. Ping’s API samples say Disable; the meaning of a missing key is not documented.',
    evidence: 'inferred',
    source: apiSamples,
    date: 'read in November 2026',
    appliesTo: ['disable'],
  },
  {
    id: 'wizard-overwrites-members',
    title: 'The wizard starts with Group Membership Handling Overwrite',
    detail:
      'With the values that the wizard starts with, members of a group at the target that PingOne does not know are removed from it. Two more sources agree: Ping’s older page on groups says that provisioning overwrites a group and its members, and another vendor’s guide recommends Merge.',
    evidence: 'observed',
    source: `${vendorGuide} (pictures of one tenant; the text leaves all preferences at their default settings)`,
    date: 'January 2026',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'absent-membership-handling-merges',
    title: 'A configuration without GROUP_MEMBERSHIP_HANDLING merges members',
    detail:
      'Members that only the target has stay. The meaning of a missing key is not documented; of the two readings this one removes nothing.',
    evidence: 'inferred',
    source:
      'https://docs.pingidentity.com/pingone/integrations/p1_provisioning_configuring_outbound_group_provisioning.html (the current page says that memberships are merged)',
    date: 'revision of September 2024',
    appliesTo: ['update', 'add-members', 'remove-members'],
  },
  {
    id: 'wizard-allows-all-actions',
    title: 'The wizard starts with every user action on, and Deprovision on rule deletion off',
    detail:
      'Enable users creation, Enable users updation, Enable users disable and Enable users deprovision are on. The accounts of a deleted rule stay at the target unchanged.',
    evidence: 'observed',
    source: `${vendorGuide} (pictures of one tenant; the text leaves all preferences at their default settings)`,
    date: 'January 2026',
    appliesTo: ['create', 'update', 'disable', 'delete'],
  },
  {
    id: 'absent-actions-are-allowed',
    title: 'A missing switch of the user actions counts as on',
    detail:
      'CREATE_USERS, UPDATE_USERS, DISABLE_USERS and DEPROVISION_USERS. Ping’s API samples have the first three on, and the last one is documented for sister connectors only.',
    evidence: 'inferred',
    source: apiSamples,
    date: 'read in November 2026',
    appliesTo: ['create', 'update', 'disable'],
  },
  {
    id: 'wizard-starts-with-bearer',
    title: 'The wizard starts with OAuth 2 Bearer Token and the Auth Type Header Bearer',
    detail:
      'The pictures show both, beside SCIM Version 2.0, `/Users` and `/Groups`, which are documented. The text beside them has the reader select the method, so that the wizard starts with it is inferred.',
    evidence: 'inferred',
    source: vendorGuide,
    date: 'January 2026',
    appliesTo: [],
  },
  {
    id: 'wizard-labels',
    title: 'The wizard says “Enable users updation” and “Oauth Access Token”',
    detail:
      'The labels are spelled as in the console. Some of Ping’s pages have older ones, such as Allow Users to be Updated and OAuth Access Token. Labels that no picture shows are those of the pages.',
    evidence: 'observed',
    source: vendorGuide,
    date: 'January 2026',
    appliesTo: [],
  },
] as const satisfies readonly Quirk[]
