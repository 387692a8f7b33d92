import { profileNames } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import {
  accounts,
  during,
  empty,
  membersOf,
  namesOf,
  patch,
  resync,
  scim,
  startTeam,
  statusOf,
  writesIn,
} from './resynced-team.ts'

const handlings = ['Merge', 'Overwrite'] as const
const cases = profileNames.flatMap((profile) =>
  handlings.map((handling) => ({ profile, handling })),
)

it.each(cases)(
  'brings every user back to an emptied target, under $profile with $handling',
  async ({ profile, handling }) => {
    const { tenant, rule } = await startTeam({
      profile,
      configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    })
    await using _ = tenant
    await empty(tenant)

    await resync(tenant, rule)
    expect(namesOf(await tenant.users())).toEqual(['ada', 'bob', 'cleo'])
    expect(await tenant.groups()).toMatchObject([{ displayName: 'Team' }])
    expect(await membersOf(tenant)).toEqual(['ada', 'bob'])

    const again = await during(tenant, () => resync(tenant, rule))
    expect(writesIn(again)).toEqual([])
    expect(again).toHaveLength(4)
    expect(await statusOf(tenant, rule)).toMatchObject({ successCount: 3, groupSuccessCount: 1 })
  },
)

it.each(cases)(
  'repairs what was changed at the target, under $profile with $handling',
  async ({ profile, handling }) => {
    const { tenant, rule } = await startTeam({
      profile,
      configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    })
    await using _ = tenant
    const [ada, bob, cleo] = await accounts(tenant)
    const [team] = await tenant.groups()
    const stranger = await scim(tenant, 'POST', '/Users', { userName: 'stranger' })
    await patch(tenant, `/Users/${ada?.id}`, { op: 'replace', path: 'name.familyName', value: 'X' })
    await patch(tenant, `/Users/${bob?.id}`, { op: 'replace', path: 'active', value: false })
    await patch(tenant, `/Users/${cleo?.id}`, {
      op: 'replace',
      path: 'emails[type eq "work"].value',
      value: 'else@example.com',
    })
    await patch(
      tenant,
      `/Groups/${team?.id}`,
      { op: 'replace', path: 'displayName', value: 'Renamed' },
      { op: 'remove', path: `members[value eq "${ada?.id}"]` },
      { op: 'add', path: 'members', value: [{ value: stranger.id }] },
    )

    await resync(tenant, rule)
    const users = (await accounts(tenant)).filter(({ id }) => id !== stranger.id)
    expect(users).toMatchObject([
      { userName: 'ada', active: true, name: { familyName: 'Family' } },
      { userName: 'bob', active: true },
      { userName: 'cleo', active: true, emails: [{ value: 'cleo@example.com' }] },
    ])
    expect(await tenant.groups()).toMatchObject([{ displayName: 'Team' }])
    expect(await membersOf(tenant)).toEqual(
      handling === 'Merge' ? ['ada', 'bob', 'stranger'] : ['ada', 'bob'],
    )
    expect(writesIn(await during(tenant, () => resync(tenant, rule)))).toEqual([])
  },
)

it.each(['rule', 'connection'] as const)(
  'reads the target when the %s is enabled again',
  async (what) => {
    const { tenant, team, rule } = await startTeam()
    await using _ = tenant
    const { connection, connectionInput, call } = tenant
    const turn = async (isOn: boolean) => {
      const { name, populationExpression } = rule
      await (what === 'rule'
        ? call('PUT', `/propagation/rules/${rule.id}`, {
            ...{ name, populationExpression, groups: [{ id: team.id }], active: isOn },
          })
        : call('PUT', `/propagation/stores/${connection.id}`, {
            ...connectionInput,
            status: isOn ? 'ACTIVE' : 'INACTIVE',
          }))
      await tenant.revise()
      await tenant.sandbox.waitForIdle()
    }
    await turn(false)
    await empty(tenant)
    expect(await tenant.users()).toEqual([])

    await turn(true)
    expect(namesOf(await tenant.users())).toEqual(['ada', 'bob', 'cleo'])
    expect(await membersOf(tenant)).toEqual(['ada', 'bob'])

    await turn(false)
    const again = await during(tenant, () => turn(true))
    expect(writesIn(again)).toEqual([])
    expect(again).toHaveLength(4)
  },
)

it('reads a user once before replacing it', async () => {
  const { tenant, rule } = await startTeam()
  await using _ = tenant
  const [ada] = await accounts(tenant)
  await patch(tenant, `/Users/${ada?.id}`, { op: 'replace', path: 'name.familyName', value: 'X' })
  const requests = await during(tenant, () => resync(tenant, rule))
  expect(requests.filter((request) => request.includes(`/Users/${ada?.id}`))).toEqual([
    `GET /Users/${ada?.id}`,
    `PUT /Users/${ada?.id}`,
  ])
})
