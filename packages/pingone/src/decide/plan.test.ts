import { expect, it } from 'vitest'
import type { StepKind } from '@pingone-sandbox/contract'
import { planUser, type UserPlan, type UserSituation } from './plan.ts'

const newUser: UserSituation = {
  inScope: true,
  enabled: true,
  linked: false,
  activated: true,
  active: false,
  isUncertain: false,
  upToDate: false,
  provisionDisabledUsers: true,
}
const linked: UserSituation = { ...newUser, linked: true, active: true }
const outOfScope: UserSituation = { ...linked, inScope: false }

const situations = {
  'a new user': newUser,
  'a new disabled user': { ...newUser, enabled: false, activated: false },
  'a new disabled user that the profile does not provision': {
    ...newUser,
    enabled: false,
    activated: false,
    provisionDisabledUsers: false,
  },
  'a new user that the target may have': { ...newUser, isUncertain: true },
  'a linked user, unchanged': { ...linked, upToDate: true },
  'a linked user, changed': linked,
  'a linked user, disabled': { ...linked, enabled: false, activated: false },
  'a linked user, changed while disabled': {
    ...linked,
    enabled: false,
    activated: false,
    active: false,
  },
  'a linked user, enabled again': { ...linked, active: false },
  'a disabled linked user whose disable request may not have arrived': {
    ...linked,
    enabled: false,
    activated: false,
    active: false,
    isUncertain: true,
  },
  'a linked user out of scope': outOfScope,
  'a linked user out of scope, inactive at the target': { ...outOfScope, active: false },
  'a linked user out of scope that may be inactive at the target': {
    ...outOfScope,
    active: false,
    isUncertain: true,
  },
  'an unlinked user out of scope that the target may have': {
    ...outOfScope,
    linked: false,
    active: false,
    isUncertain: true,
  },
  'a user out of scope that was never provisioned': { ...outOfScope, linked: false, active: false },
} as const satisfies Record<string, UserSituation>

type SituationName = keyof typeof situations

/**
 * Each row: a situation, the switches under which it applies, and the planned steps, or the status where there are none.
 *
 * `create` is a switch that is on, `-create` one that is off, `delete` the Remove Action Delete, `-delete` the Remove Action Disable.
 */
const table: readonly (readonly [SituationName, string, string])[] = [
  ['a new user', 'create', 'lookup create'],
  // The user may exist at the target; only a lookup shows it.
  ['a new user', '-create', 'lookup update'],
  ['a new disabled user', 'create', 'lookup create'],
  ['a new disabled user', '-create', 'lookup update'],
  ['a new disabled user that the profile does not provision', '', 'unsynced'],
  ['a new user that the target may have', 'create', 'lookup create'],
  ['a new user that the target may have', '-create', 'lookup update'],

  ['a linked user, unchanged', '', 'unchanged'],
  ['a linked user, changed', 'update', 'update'],
  ['a linked user, changed', '-update', 'partial'],
  ['a linked user, disabled', 'disable', 'disable'],
  ['a linked user, disabled', '-disable', 'partial'],
  ['a linked user, changed while disabled', 'update', 'update'],
  ['a linked user, changed while disabled', '-update', 'partial'],
  ['a linked user, enabled again', 'update', 'update'],
  ['a linked user, enabled again', '-update', 'partial'],
  ['a disabled linked user whose disable request may not have arrived', 'disable', 'disable'],
  ['a disabled linked user whose disable request may not have arrived', '-disable', 'partial'],

  ['a linked user out of scope', 'deprovision delete', 'delete'],
  ['a linked user out of scope', 'deprovision -delete disable', 'disable'],
  ['a linked user out of scope', 'deprovision -delete -disable', 'partial'],
  ['a linked user out of scope', '-deprovision', 'partial'],
  ['a linked user out of scope, inactive at the target', 'deprovision delete', 'delete'],
  ['a linked user out of scope, inactive at the target', 'deprovision -delete', 'removed'],
  ['a linked user out of scope, inactive at the target', '-deprovision', 'partial'],
  ['a linked user out of scope that may be inactive at the target', 'deprovision delete', 'delete'],
  [
    'a linked user out of scope that may be inactive at the target',
    'deprovision -delete disable',
    'disable',
  ],
  [
    'a linked user out of scope that may be inactive at the target',
    'deprovision -delete -disable',
    'partial',
  ],
  ['a linked user out of scope that may be inactive at the target', '-deprovision', 'partial'],
  ['an unlinked user out of scope that the target may have', 'deprovision delete', 'lookup delete'],
  [
    'an unlinked user out of scope that the target may have',
    'deprovision -delete disable',
    'lookup disable',
  ],
  [
    'an unlinked user out of scope that the target may have',
    'deprovision -delete -disable',
    'partial',
  ],
  ['an unlinked user out of scope that the target may have', '-deprovision', 'partial'],
  ['a user out of scope that was never provisioned', '', 'removed'],
]

const switches = ['create', 'update', 'disable', 'deprovision', 'delete'] as const
type Setting = Readonly<Record<(typeof switches)[number], boolean>>

/** Every combination of the action switches and the Remove Action. */
const settings: readonly Setting[] = combinations(switches)

it.each(Object.keys(situations) as SituationName[])('plans for %s', (name) => {
  const rows = table.filter(([situation]) => situation === name)
  for (const setting of settings) {
    const matching = rows.filter(([, when]) => holds(when, setting))
    expect(matching, `rows for ${show(setting)}`).toHaveLength(1)
    const plan = planUser(situations[name], actionsOf(setting))
    expect(summary(plan), show(setting)).toBe(matching[0]?.[2])
  }
})

it('allows each action that the configuration omits, with Disable as the Remove Action', () => {
  const allowed = { create: true, update: true, disable: true, deprovision: true, delete: false }
  for (const situation of Object.values(situations))
    expect(planUser(situation, {})).toEqual(planUser(situation, actionsOf(allowed)))
})

it('plans no step that a switch forbids, in any situation', () => {
  const taken = everyCase().flatMap(({ situation, setting, plan }) =>
    plan.steps
      .filter((step) => forbidden(situation, setting).includes(step))
      .map((step) => ({ situation, setting, step })),
  )
  expect(taken).toEqual([])
})

it('gives the reason whenever it does nothing', () => {
  const reasons = everyCase().flatMap(({ plan }) => (plan.kind === 'nothing' ? [plan.why] : []))
  expect(new Set(reasons).size).toBeGreaterThan(5)
  expect(reasons.filter((why) => !why.endsWith('.'))).toEqual([])
})

function forbidden(situation: UserSituation, setting: Setting): readonly StepKind[] {
  const leaves = !situation.inScope && !setting.deprovision
  return [
    ...(setting.create ? [] : (['create'] as const)),
    ...(setting.disable ? [] : (['disable'] as const)),
    ...(setting.update || !situation.linked ? [] : (['update'] as const)),
    ...(situation.inScope ? (['delete'] as const) : []),
    ...(leaves ? (['lookup', 'disable', 'delete'] as const) : []),
  ]
}

/** Every combination of the members of a situation, with every setting. */
const everyCase = () =>
  combinations(Object.keys(newUser) as (keyof UserSituation)[]).flatMap(
    (situation: UserSituation) =>
      settings.map((setting) => ({
        situation,
        setting,
        plan: planUser(situation, actionsOf(setting)),
      })),
  )

function actionsOf(setting: Setting) {
  return {
    CREATE_USERS: setting.create,
    UPDATE_USERS: setting.update,
    DISABLE_USERS: setting.disable,
    DEPROVISION_USERS: setting.deprovision,
    REMOVE_ACTION: setting.delete ? 'Delete' : 'Disable',
  } as const
}

function holds(when: string, setting: Setting): boolean {
  const wanted = when.split(' ').filter((word) => word !== '')
  return wanted.every((word) =>
    switches.some((name) => word === (setting[name] ? name : `-${name}`)),
  )
}

const summary = (plan: UserPlan) => (plan.kind === 'nothing' ? plan.status : plan.steps.join(' '))

const show = (setting: Setting) =>
  switches.map((name) => (setting[name] ? name : `-${name}`)).join(' ')

function combinations<Name extends string>(names: readonly Name[]): Record<Name, boolean>[] {
  return Array.from(
    { length: 2 ** names.length },
    (_, number) =>
      Object.fromEntries(names.map((name, bit) => [name, (number & (1 << bit)) !== 0])) as Record<
        Name,
        boolean
      >,
  )
}
