import type { Cast, Scene } from './stage.ts'

type Resource = Awaited<ReturnType<Cast['group']>>

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group']

/** Users of a group with accounts at the target, and the rule that provisions them but not yet the group. */
async function assemble(cast: Cast, name: string, people: readonly string[]) {
  const team = await cast.group(name)
  const users: Resource[] = []
  for (const person of people) users.push(await cast.hire(person))
  const rule = await cast.enforce()
  for (const user of users) await cast.join(user, team)
  return { team, rule, users }
}

/** Selects groups for a rule and puts that into force. */
async function select({ call, revise }: Cast, rule: Resource, groups: readonly Resource[]) {
  const { name, active, plan, sourceStore, targetStore, populationExpression } = rule
  const kept = { name, active, plan, sourceStore, targetStore, populationExpression }
  const chosen = groups.map(({ id }) => ({ id }))
  await call('PUT', `/propagation/rules/${rule.id}`, { ...kept, groups: chosen })
  await revise()
}

/** A group with members that the target has. */
async function provision(cast: Cast, people: readonly string[]) {
  const assembled = await assemble(cast, 'Team', people)
  await select(cast, assembled.rule, [assembled.team])
  await cast.sandbox.waitForIdle()
  return assembled
}

/** Provisions a group whose name a group at the target has already, with a member of its own. */
async function meet(cast: Cast): Promise<void> {
  const { id } = await cast.hold('/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'foreigner',
  })
  await cast.hold('/Groups', { schemas, displayName: 'Team', members: [{ value: id }] })
  const { team, rule } = await assemble(cast, 'Team', ['ada', 'ben'])
  await cast.show(() => select(cast, rule, [team]))
}

const overwrite = () => ({ GROUP_MEMBERSHIP_HANDLING: 'Overwrite' })

async function removeMember(cast: Cast): Promise<void> {
  const { team, users } = await provision(cast, ['ada', 'ben'])
  const [ada] = users
  if (ada) await cast.show(() => cast.leave(ada, team))
}

async function addMember(cast: Cast): Promise<void> {
  const { team } = await provision(cast, ['ada'])
  const ben = await cast.hire('ben')
  await cast.show(() => cast.join(ben, team))
}

/** What happens to groups, by the name of the transcript. */
export const groupScenes = {
  'create-group': {
    title: 'A group with two members is selected for the rule; the target does not have it.',
    async play(cast) {
      const { team, rule } = await assemble(cast, 'Équipe Ärzte', ['ada', 'ben'])
      await cast.show(() => select(cast, rule, [team]))
    },
  },
  'first-sync': {
    title: 'A rule comes into force with a user and a group: users go before memberships.',
    async play(cast) {
      const team = await cast.group('Team')
      await cast.join(await cast.hire('ada'), team)
      await cast.show(() => cast.enforce({ groups: [team] }))
    },
  },
  'merge-into-group': {
    title: 'The target has a group of the same name, with a member of its own, which Merge keeps.',
    play: meet,
  },
  'overwrite-group': {
    title:
      'The target has a group of the same name, with a member of its own, whom Overwrite removes.',
    configuration: overwrite,
    play: meet,
  },
  'add-member': { title: 'A user joins a linked group.', play: addMember },
  'add-member-overwriting': {
    title: 'A user joins a linked group, under Overwrite.',
    configuration: overwrite,
    play: addMember,
  },
  'remove-member': { title: 'A user leaves a linked group.', play: removeMember },
  'remove-member-overwriting': {
    title: 'A user leaves a linked group, under Overwrite.',
    configuration: overwrite,
    play: removeMember,
  },
  'rename-group': {
    title: 'A linked group gets another name.',
    async play(cast) {
      const { team } = await provision(cast, ['ada'])
      await cast.show(() => cast.call('PUT', `/groups/${team.id}`, { name: 'Crew' }))
    },
  },
  'delete-group': {
    title: 'A linked group is deleted.',
    async play(cast) {
      const { team } = await provision(cast, ['ada'])
      await cast.show(() => cast.call('DELETE', `/groups/${team.id}`))
    },
  },
  'deselect-group': {
    title: 'A linked group is no longer selected for the rule.',
    async play(cast) {
      const { rule } = await provision(cast, ['ada'])
      await cast.show(() => select(cast, rule, []))
    },
  },
  'add-many-members': {
    title: 'A group that the target has gets 102 members at once.',
    async play(cast) {
      await cast.hold('/Groups', { schemas, displayName: 'Team' })
      const people = Array.from({ length: 102 }, (_, index) => `user${index + 1}`)
      const { team, rule } = await assemble(cast, 'Team', people)
      await cast.show(() => select(cast, rule, [team]))
    },
  },
  'refused-member': {
    title: 'Three users are to enter a group that the target has; the target has lost one of them.',
    async play(cast) {
      await cast.hold('/Groups', { schemas, displayName: 'Team' })
      const { team, rule } = await assemble(cast, 'Team', ['ada', 'ben', 'cleo'])
      const lost = (await cast.users()).find(({ userName }) => userName === 'ben')
      await cast.lose(`/Users/${lost?.id}`)
      await cast.show(() => select(cast, rule, [team]))
    },
  },
  'map-group': {
    title: 'A mapping makes the name of a group.',
    async play(cast) {
      const team = await cast.group('Team')
      await cast.show(() =>
        cast.enforce({
          groups: [team],
          mappings: [
            {
              attributeMappingType: 'group',
              expression: "'PingOne ' + group.name",
              targetAttribute: 'displayName',
            },
          ],
        }),
      )
    },
  },
} as const satisfies Record<string, Scene>
