import { expect, it } from 'vitest'
import type { ConnectionRecord, MappingRecord, RuleRecord, Snapshot } from './records.ts'
import { summarizeRevision } from './revision-summary.ts'

const kept = {
  environmentId: 'environment',
  createdAt: '2026-01-31T09:00:00Z',
  updatedAt: '2026-01-31T09:00:00Z',
}
const connection: ConnectionRecord = {
  ...kept,
  id: 'connection',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: { USER_FILTER: 'username Eq "%s"', REMOVE_ACTION: 'Disable' },
}
const rule: RuleRecord = {
  ...kept,
  id: 'rule',
  name: 'Staff',
  active: true,
  plan: { id: 'plan' },
  sourceStore: { id: 'source' },
  targetStore: { id: connection.id },
  populationExpression: 'enabled eq true',
}
const line: MappingRecord = {
  ...kept,
  id: 'line',
  ruleId: rule.id,
  rule: { id: rule.id },
  sourceAttribute: 'username',
  targetAttribute: 'userName',
}
const before: Snapshot = { stores: [connection], rules: [rule], mappings: [] }

function spelledOut(
  changes: Partial<ConnectionRecord>,
  configuration: ConnectionRecord['configuration'] = {},
): ConnectionRecord {
  return {
    ...connection,
    description: '',
    image: { href: '' },
    managed: false,
    ...changes,
    configuration: {
      ...connection.configuration,
      ...{ CREATE_USERS: true, UPDATE_USERS: true, DISABLE_USERS: true, DEPROVISION_USERS: true },
      ...{ GROUPS_RESOURCE: '/Groups', GROUP_MEMBERSHIP_HANDLING: 'Merge', CUSTOM_HEADER: '' },
      ...configuration,
    },
  }
}

it.each<[summary: string, after: Partial<Snapshot>]>([
  ['Nothing was changed', {}],
  [
    'Connection Other was created',
    { stores: [connection, { ...connection, id: 'other', name: 'Other', status: 'INACTIVE' }] },
  ],
  ['Connection Vendor was disabled', { stores: [{ ...connection, status: 'INACTIVE' }] }],
  ['Connection Vendor was renamed Seller', { stores: [{ ...connection, name: 'Seller' }] }],
  [
    'User Filter Expression, Description of connection Vendor changed',
    {
      stores: [
        {
          ...connection,
          description: 'Theirs',
          configuration: { ...connection.configuration, USER_FILTER: 'userName eq "%s"' },
        },
      ],
    },
  ],
  // As the console writes what a script left out.
  ['Connection Vendor was renamed Seller', { stores: [spelledOut({ name: 'Seller' })] }],
  [
    'Deprovision on rule deletion of connection Vendor changed',
    { stores: [spelledOut({ managed: true })] },
  ],
  [
    'Enable users creation of connection Vendor changed',
    { stores: [spelledOut({}, { CREATE_USERS: false })] },
  ],
  [
    'Group Membership Handling of connection Vendor changed',
    { stores: [spelledOut({}, { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' })] },
  ],
  ['Icon of connection Vendor changed', { stores: [{ ...connection, image: { href: '/icon' } }] }],
  ['Rule Staff was deleted', { rules: [] }],
  ['Rule Staff was disabled', { rules: [{ ...rule, active: false }] }],
  [
    'Rule Staff was disabled; User filter, Groups of rule Staff changed',
    {
      rules: [
        { ...rule, active: false, populationExpression: 'title pr', groups: [{ id: 'group' }] },
      ],
    },
  ],
  ['Attribute mapping of rule Staff changed', { mappings: [line] }],
])('says: %s', (summary, after) => {
  expect(summarizeRevision(before, { ...before, ...after }, [])).toBe(
    `${summary}; no rule is synced.`,
  )
})

it('says what the first revision contains, and which users it syncs', () => {
  const directory: ConnectionRecord = {
    ...connection,
    id: 'source',
    name: 'PingOne Directory',
    type: 'directory',
  }
  const first = { ...before, stores: [directory, connection] }
  expect(summarizeRevision(undefined, first, [rule])).toBe(
    'Connection Vendor was created and enabled; Rule Staff was created and enabled; every user of Staff is synced.',
  )
})
