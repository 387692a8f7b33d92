import { expect, it } from 'vitest'
import type { StepKind } from '@pingone-sandbox/contract'
import { planUser, type UserPlan, type UserSituation } from './plan.ts'

const newcomer: UserSituation = {
  inScope: true,
  enabled: true,
  linked: false,
  activated: true,
  active: false,
  isUncertain: false,
  upToDate: false,
  provisionDisabledUsers: true,
}
const linked: UserSituation = { ...newcomer, linked: true, active: true }
const leaver: UserSituation = { ...linked, inScope: false }

const situations = {
  'a newcomer': newcomer,
  'a disabled newcomer': { ...newcomer, enabled: false, activated: false },
  'a disabled newcomer, whom the profile leaves out': {
    ...newcomer,
    enabled: false,
    activated: false,
    provisionDisabledUsers: false,
  },
  'a newcomer that the target may have': { ...newcomer, isUncertain: true },
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
  'a linked user, of whom it is not known whether the disable arrived': {
    ...linked,
    enabled: false,
    activated: false,
    active: false,
    isUncertain: true,
  },
  'a leaver': leaver,
  'a leaver who is inactive at the target': { ...leaver, active: false },
  'a leaver, of whom it is not known whether the target has him as active': {
    ...leaver,
    active: false,
    isUncertain: true,
  },
  'a leaver whom the target may have': {
    ...leaver,
    linked: false,
    active: false,
    isUncertain: true,
  },
  'a leaver who was never provisioned': { ...leaver, linked: false, active: false },
} as const satisfies Record<string, UserSituation>

type SituationName = keyof typeof situations

/**
 * What is done in each situation: under which switches, and then the steps, or how the user stands when there are none.
 *
 * `create` is a switch that is on, `-create` one that is off, `delete` the Remove Action Delete, `-delete` the Remove Action Disable.
 */
const table: readonly (readonly [SituationName, string, string])[] = [
  ['a newcomer', 'create', 'lookup create'],
  // It may exist at the target; only a lookup can tell.
  ['a newcomer', '-create', 'lookup update'],
  ['a disabled newcomer', 'create', 'lookup create'],
  ['a disabled newcomer', '-create', 'lookup update'],
  ['a disabled newcomer, whom the profile leaves out', '', 'unsynced'],
  ['a newcomer that the target may have', 'create', 'lookup create'],
  ['a newcomer that the target may have', '-create', 'lookup update'],

  ['a linked user, unchanged', '', 'unchanged'],
  ['a linked user, changed', 'update', 'update'],
  ['a linked user, changed', '-update', 'partial'],
  ['a linked user, disabled', 'disable', 'disable'],
  ['a linked user, disabled', '-disable', 'partial'],
  ['a linked user, changed while disabled', 'update', 'update'],
  ['a linked user, changed while disabled', '-update', 'partial'],
  ['a linked user, enabled again', 'update', 'update'],
  ['a linked user, enabled again', '-update', 'partial'],
  ['a linked user, of whom it is not known whether the disable arrived', 'disable', 'disable'],
  ['a linked user, of whom it is not known whether the disable arrived', '-disable', 'partial'],

  ['a leaver', 'deprovision delete', 'delete'],
  ['a leaver', 'deprovision -delete disable', 'disable'],
  ['a leaver', 'deprovision -delete -disable', 'partial'],
  ['a leaver', '-deprovision', 'partial'],
  ['a leaver who is inactive at the target', 'deprovision delete', 'delete'],
  ['a leaver who is inactive at the target', 'deprovision -delete', 'removed'],
  ['a leaver who is inactive at the target', '-deprovision', 'partial'],
  [
    'a leaver, of whom it is not known whether the target has him as active',
    'deprovision delete',
    'delete',
  ],
  [
    'a leaver, of whom it is not known whether the target has him as active',
    'deprovision -delete disable',
    'disable',
  ],
  [
    'a leaver, of whom it is not known whether the target has him as active',
    'deprovision -delete -disable',
    'partial',
  ],
  [
    'a leaver, of whom it is not known whether the target has him as active',
    '-deprovision',
    'partial',
  ],
  ['a leaver whom the target may have', 'deprovision delete', 'lookup delete'],
  ['a leaver whom the target may have', 'deprovision -delete disable', 'lookup disable'],
  ['a leaver whom the target may have', 'deprovision -delete -disable', 'partial'],
  ['a leaver whom the target may have', '-deprovision', 'partial'],
  ['a leaver who was never provisioned', '', 'removed'],
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

it('takes what the configuration leaves out for allowed, and the Remove Action for Disable', () => {
  const allowed = { create: true, update: true, disable: true, deprovision: true, delete: false }
  for (const situation of Object.values(situations))
    expect(planUser(situation, {})).toEqual(planUser(situation, actionsOf(allowed)))
})

it('takes no step, in any situation, that a switch forbids', () => {
  const taken = everyCase().flatMap(({ situation, setting, plan }) =>
    plan.steps
      .filter((step) => forbidden(situation, setting).includes(step))
      .map((step) => ({ situation, setting, step })),
  )
  expect(taken).toEqual([])
})

it('says why whenever it does nothing', () => {
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

/** Every situation that can be told apart, with every setting. */
const everyCase = () =>
  combinations(Object.keys(newcomer) as (keyof UserSituation)[]).flatMap(
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
