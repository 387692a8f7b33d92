import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const everyone = 'population.id pr'

/** What is left at the target of an active user and a group, once the rule that provisioned them is deleted. */
it.each([
  ['stay', false, {}, [true], 1],
  ['stay, whatever the Remove Action says', false, { REMOVE_ACTION: 'Delete' }, [true], 1],
  ['are disabled, their groups deleted', true, {}, [false], 0],
  ['are deleted, their groups too', true, { REMOVE_ACTION: 'Delete' }, [], 0],
  ['stay active where nobody may be disabled', true, { DISABLE_USERS: false }, [true], 0],
  ['stay active where nobody may be deprovisioned', true, { DEPROVISION_USERS: false }, [true], 0],
])(
  'deletes a rule whose users %s (deprovision: %s, %j)',
  async (_, deprovision, configuration, activity, groupCount) => {
    await using tenant = await startTenant({ managed: true, configuration })
    const team = await tenant.group('Team')
    await tenant.join(await tenant.hire('ada'), team)
    const rule = await tenant.rule(everyone, [team])
    await tenant.revise()
    expect(await tenant.users()).toMatchObject([{ active: true }])
    await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=${deprovision}`)
    expect(await tenant.users(), 'before the revision').toMatchObject([{ active: true }])
    await tenant.revise()
    const users = await tenant.users()
    expect(users.map(({ active }) => active)).toEqual(activity)
    expect(await tenant.groups()).toHaveLength(groupCount)
  },
)

it('refuses to deprovision over a connection that does not deprovision on rule deletion', async () => {
  await using tenant = await startTenant({ managed: false })
  const rule = await tenant.rule(everyone)
  const refusal = tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await expect(refusal).rejects.toThrow('"target":"deprovision"')
  await expect(tenant.call('GET', `/propagation/rules/${rule.id}`)).resolves.toBeDefined()
})

it('tries those again at the next revision whom the target would not give up', async () => {
  await using tenant = await startTenant({ managed: true })
  await tenant.hire('ada')
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.users()
  await misbehave(['no-put'])
  await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: true }])
  await misbehave([])
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: false }])

  async function misbehave(active: readonly string[]): Promise<void> {
    await fetch(`${tenant.sandbox.urls.control}/misbehaviours`, {
      method: 'PUT',
      body: JSON.stringify({ active }),
    })
  }
})
