import type { Quirk } from '@pingone-sandbox/contract'
import type { Conditions } from './operation.ts'

/** What a Full Resync does at the target. */
export const resyncQuirks = [
  {
    id: 'full-resync',
    title: 'A Full Resync syncs all users between the source and the target',
    detail:
      'Ping documents the button, and that enabling a rule syncs in full. It is inferred that each linked user is read at the target and written only where the target differs, and that users who have left the scope of the rule are not read.',
    evidence: 'documented',
    source: 'https://docs.pingidentity.com/pingone/integrations/p1_provisioning_sync_status.html',
    date: 'revision of June 2025',
    appliesTo: ['read', 'lookup'],
  },
  {
    id: 'resync-reads-on-request',
    title: 'The target is read on a Full Resync, and when a rule or connection is enabled again',
    detail:
      'Any other resync, after a change of the mapping for example, compares with what the target was last sent, and reads nothing.',
    evidence: 'inferred',
    source: 'The two occasions for which Ping documents a sync of every user.',
    choice: 'resyncReads=full-and-enable',
    appliesTo: ['read', 'lookup'],
  },
  {
    id: 'resync-reads-always',
    title: 'The target is read on every resync',
    detail: 'Also after a change of authentication, preferences, user filter, groups or mapping.',
    evidence: 'inferred',
    source: 'The other reading of the same documentation.',
    choice: 'resyncReads=every-resync',
    appliesTo: ['read', 'lookup'],
  },
  {
    id: 'resync-read-by-id',
    title: 'A resync reads each linked user and group by its id',
    detail:
      'A 404 leads to the lookup, and to a create when that finds nothing. The result is the base of a PUT that keeps the other attributes of the target.',
    evidence: 'inferred',
    source: 'Later requests go to the stored id; see link-by-id.',
    choice: 'resyncRead=by-id',
    appliesTo: ['read'],
  },
  {
    id: 'resync-read-by-filter',
    title: 'A resync looks each linked user and group up again',
    detail:
      'With the User Filter Expression, or the name of the group. When the search finds another resource than the linked one, or none, the resource is read by the stored id.',
    evidence: 'inferred',
    source: 'The lookup is the one read that Ping documents (p1_scim_filter_expressions).',
    choice: 'resyncRead=by-filter',
    appliesTo: ['lookup', 'read'],
  },
  {
    id: 'resync-read-list',
    title: 'A resync reads all users in pages',
    detail:
      '1,000 a page, or as many as the target gives. Linked users who are not in the list, or differ from the mapping, are read by their id, as groups are: a list may be incomplete, and so may its rows.',
    evidence: 'inferred',
    source: 'PingFederate SCIM Provisioner settings reference ("Results Per Page"), by analogy.',
    choice: 'resyncRead=list',
    appliesTo: ['read'],
  },
] as const satisfies readonly Quirk[]

/** What shapes the read of a user or group by a resync. */
export const resyncReads = {
  'full-resync': ({ reason }) => reason === 'resync',
  'resync-reads-on-request': ({ reason, choices }) =>
    reason === 'resync' && choices.resyncReads === 'full-and-enable',
  'resync-reads-always': ({ reason, choices }) =>
    reason === 'resync' && choices.resyncReads === 'every-resync',
  'resync-read-by-id': ({ reason, purpose, isList }) =>
    reason === 'resync' && purpose === 'read' && !isList,
  'resync-read-by-filter': ({ reason, purpose }) => reason === 'resync' && purpose === 'lookup',
  'resync-read-list': ({ reason, isList }) => reason === 'resync' && isList === true,
} satisfies Conditions
