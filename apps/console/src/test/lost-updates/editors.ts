import {
  type Delivery,
  deliveryDefaults,
  type Group,
  type MappingLine,
  type Population,
  type PropagationStore,
  type Rule,
  type User,
} from '@pingone-sandbox/contract'
import {
  connectionFormOf,
  storeConfiguredWith,
  storeReplacementOf,
  storeWith,
} from '../../entities/connection/connection-form.ts'
import { planWith, ruleWith } from '../../entities/rule/rule-changes.ts'
import { groupBodyOf, groupFormOf } from '../../pages/groups/group-dialog.tsx'
import { populationBodyOf, populationFormOf } from '../../pages/populations/population-dialog.tsx'
import { userFormOf, userPatchOf } from '../../pages/users/user-dialog.tsx'
import { deliveryChange, deliveryFormOf } from '../../panels/connection/delivery-form.ts'
import {
  groupNameFormOf,
  groupNameLines,
  writtenLines,
} from '../../panels/rule/groups/group-name-form.ts'
import { groupIdsOf, groupLists } from '../../panels/rule/groups/use-save-groups.ts'
import {
  mappingFormOf,
  mappingLinesOf,
  mappingMerge,
} from '../../panels/rule/mapping/mapping-form.ts'
import type { Lists } from '../../patterns/merge/three-way-merge.ts'

type Resource = Readonly<Record<string, unknown>>

/** One form, or one control that saves at once, as the console has it. */
export interface Editor {
  readonly name: string
  /** The file whose request it makes. */
  readonly file: string
  /** What is saved before anything is changed. */
  readonly resource: Resource
  readonly valuesOf: (resource: Resource) => unknown
  readonly lists?: Lists
  /** What the API makes of the request by which these values are saved. */
  readonly save: (values: unknown, now: Resource) => Resource
  /** The members of the resource that it may change. */
  readonly touches: RegExp
  /** The places that its form shows; all, when absent. */
  readonly isEditable?: RegExp
  /** What is typed; letters, when absent. */
  readonly texts?: readonly string[]
  /** An element of its keyed list. */
  readonly element?: { readonly key?: string; readonly of: (key: string, text: string) => unknown }
}

const foreign = { alien: 'kept' }
const put = (body: object, now: Resource): Resource => ({ id: now['id'], ...body })

const user: User = {
  id: 'u',
  username: 'ada',
  name: { given: 'Ada', middle: 'M', formatted: 'Ada M' },
  address: { locality: 'Oslo', region: 'kept' },
  locale: 'kept',
  enabled: true,
  mfaEnabled: false,
  population: { id: 'p' },
  account: { canAuthenticate: true, status: 'OK' },
  lifecycle: { status: 'ACCOUNT_OK' },
  ...foreign,
}

function mergePatch(target: Resource, patch: Resource): Resource {
  const next = new Map(Object.entries(target))
  for (const [name, value] of Object.entries(patch))
    if (value === null) next.delete(name)
    else if (typeof value === 'object')
      next.set(name, mergePatch((target[name] ?? {}) as Resource, value as Resource))
    else next.set(name, value)
  return Object.fromEntries(next)
}

const subresource = (member: string, values: string): Omit<Editor, 'file' | 'name'> => ({
  resource: { ...user },
  valuesOf: (now) => ({ [values]: now[member] }),
  save: (next, now) => ({ ...now, [member]: (next as Resource)[values] }),
  touches: new RegExp(`^${member}$`),
})

const store: PropagationStore = {
  id: 's',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  image: { id: 'kept', href: 'http://icon.test/a' },
  managed: false,
  configuration: {
    SCIM_URL: 'http://target.test/a',
    USERS_RESOURCE: '/Users',
    GROUP_MEMBERSHIP_HANDLING: 'Merge',
    AUTHENTICATION_METHOD: 'None',
    AUTHORIZATION_TYPE: 'Basic',
    CREATE_USERS: true,
    ALIEN: 'kept',
  },
}
const rule: Rule = {
  id: 'r',
  name: 'kept',
  active: false,
  plan: { id: 'kept' },
  sourceStore: { id: 'kept' },
  targetStore: { id: 'kept' },
  populationExpression: 'a',
  groups: [{ id: 'a' }, { id: 'b' }],
}
const ruleEditor = (
  values: Pick<Editor, 'valuesOf' | 'touches'> & { readonly lists?: Lists },
  changeOf: (values: unknown) => Parameters<typeof ruleWith>[0],
): Omit<Editor, 'name'> => ({
  file: 'entities/rule/rule-changes.ts',
  resource: { ...rule, ...foreign },
  save: (next, now) => put(ruleWith(changeOf(next), now) ?? {}, now),
  ...values,
})

const linesOf = (now: Resource) => now['lines'] as readonly MappingLine[]

/** All that save a part of what others may change: each PUT and PATCH of the console belongs to one of them. */
export const editors: readonly Editor[] = [
  {
    name: 'user',
    file: 'entities/user/user-queries.ts',
    resource: { ...user },
    valuesOf: (now) => userFormOf(now as User),
    save: (values, now) =>
      mergePatch(now, userPatchOf(values as ReturnType<typeof userFormOf>, now as User)),
    touches:
      /^(username|email|title|type|primaryPhone|mobilePhone|name\.(given|family|formatted)|address\.(locality|countryCode))$/,
  },
  { name: 'user toggle', file: 'entities/user/user-queries.ts', ...subresource('enabled', 'on') },
  {
    name: 'several users',
    file: 'pages/users/user-bulk-bar.tsx',
    ...subresource('mfaEnabled', 'on'),
  },
  {
    name: 'group',
    file: 'entities/group/group-queries.ts',
    resource: { id: 'g', name: 'Team', externalId: 'kept', ...foreign },
    valuesOf: (now) => groupFormOf(now as Group),
    save: (values, now) => put(groupBodyOf(values as ReturnType<typeof groupFormOf>, now), now),
    touches: /^(name|description|userFilter)$/,
  },
  {
    name: 'population',
    file: 'entities/population/population-queries.ts',
    resource: { id: 'p', name: 'Staff', theme: { id: 'kept' }, ...foreign },
    valuesOf: (now) => populationFormOf(now as Population),
    save: (values, now) =>
      put(populationBodyOf(values as ReturnType<typeof populationFormOf>, now), now),
    touches: /^(name|description)$/,
  },
  {
    name: 'connection',
    file: 'entities/connection/connection-changes.ts',
    resource: { ...store, ...foreign },
    valuesOf: (now) => connectionFormOf(now as PropagationStore),
    save: (values, now) =>
      put(
        storeReplacementOf(
          values as ReturnType<typeof connectionFormOf>,
          now as PropagationStore,
          now,
        ),
        now,
      ),
    touches: /^(name|description|managed|image\..*|configuration\.(?!ALIEN).*)$/,
    // The others are shown with the method that they belong to.
    isEditable: /^(?!.*(BASIC_|OAUTH_|CUSTOM_HEADER|ALIEN))/,
  },
  {
    name: 'connection toggle',
    file: 'entities/connection/connection-changes.ts',
    resource: { ...store, ...foreign },
    valuesOf: ({ status }) => ({ status }),
    save: (values, now) => put(storeWith(values as Partial<PropagationStore>, now), now),
    touches: /^status$/,
  },
  {
    name: 'membership handling',
    file: 'entities/connection/connection-changes.ts',
    resource: { ...store, ...foreign },
    valuesOf: (now) => (now as PropagationStore).configuration['GROUP_MEMBERSHIP_HANDLING'],
    save: (values, now) =>
      put(
        storeWith(
          {
            configuration: {
              ...(now as PropagationStore).configuration,
              GROUP_MEMBERSHIP_HANDLING: values,
            },
          },
          now,
        ),
        now,
      ),
    touches: /^configuration\.GROUP_MEMBERSHIP_HANDLING$/,
  },
  {
    name: 'repair of a connection',
    file: 'entities/connection/connection-changes.ts',
    resource: { ...store, ...foreign },
    valuesOf: (now) => ({ SCIM_URL: (now as PropagationStore).configuration['SCIM_URL'] }),
    save: (values, now) =>
      put(
        storeConfiguredWith(
          values as PropagationStore['configuration'],
          now as PropagationStore,
          now,
        ),
        now,
      ),
    touches: /^configuration\.SCIM_URL$/,
  },
  {
    name: 'rule toggle',
    ...ruleEditor({ valuesOf: ({ active }) => ({ active }), touches: /^active$/ }, (values) => ({
      active: (values as Rule).active,
    })),
  },
  {
    name: 'plan',
    file: 'entities/rule/rule-changes.ts',
    resource: { id: 'p', name: 'kept', status: 'INACTIVE', ...foreign },
    valuesOf: ({ status }) => status,
    save: (values, now) => put(planWith(values as 'ACTIVE', now), now),
    touches: /^status$/,
  },
  {
    name: 'user filter',
    ...ruleEditor(
      { valuesOf: (now) => now['populationExpression'], touches: /^populationExpression$/ },
      (values) => ({ populationExpression: values as string }),
    ),
  },
  {
    name: 'groups of a rule',
    ...ruleEditor(
      { valuesOf: (now) => groupIdsOf(now as Rule), lists: groupLists, touches: /^groups\b/ },
      (values) => ({ groups: (values as readonly string[]).map((id) => ({ id })) }),
    ),
  },
  {
    name: 'attribute mapping',
    file: 'panels/rule/mapping/mapping-queries.ts',
    resource: {
      lines: ['a', 'b', 'c'].map((name) => ({ targetAttribute: name, sourceAttribute: 'a' })),
    },
    valuesOf: (now) => mappingFormOf(linesOf(now)),
    lists: mappingMerge.lists,
    element: {
      of: (target, source) => ({ isExpression: false, source, expression: '', target }),
    },
    save: (values) => ({ lines: mappingLinesOf(values as ReturnType<typeof mappingFormOf>) }),
    touches: /^lines\b/,
  },
  {
    name: 'name of groups',
    file: 'panels/rule/mapping/mapping-queries.ts',
    resource: { lines: [{ targetAttribute: 'displayName', sourceAttribute: 'a' }] },
    valuesOf: (now) => writtenLines(groupNameFormOf(linesOf(now)[0])),
    lists: { '': { key: 'targetAttribute' } },
    element: {
      key: 'displayName',
      of: (targetAttribute, sourceAttribute) => ({ targetAttribute, sourceAttribute }),
    },
    save: (values) => ({
      lines: groupNameLines(groupNameFormOf((values as readonly MappingLine[])[0])),
    }),
    touches: /^lines\b/,
  },
  {
    name: 'delivery settings',
    file: 'entities/connection/connection-states.ts',
    resource: { ...deliveryDefaults },
    valuesOf: (now) => deliveryFormOf(now as unknown as Delivery),
    save: (values, now) => ({
      ...now,
      ...deliveryChange(values as ReturnType<typeof deliveryFormOf>, now as unknown as Delivery),
    }),
    touches: /./,
    texts: ['1', '2', '3'],
  },
]
