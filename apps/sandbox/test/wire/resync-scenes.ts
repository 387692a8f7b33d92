import type { Scene } from './stage.ts'

/** What a Full Resync sends, by the name of the transcript. */
export const resyncScenes = {
  'full-resync': {
    title: 'A Full Resync finds nothing changed.',
    async play({ hire, group, join, enforce, resync, show }) {
      const [user, team] = [await hire('ada'), await group('Team')]
      await join(user, team)
      const rule = await enforce({ groups: [team] })
      await show(() => resync(rule))
    },
  },
  'full-resync-after-drift': {
    title: 'A Full Resync meets a user and a group that were changed at the target.',
    async play({ hire, group, join, enforce, users, groups, alter, resync, show }) {
      const [user, team] = [await hire('ada'), await group('Team')]
      await join(user, team)
      const rule = await enforce({ groups: [team] })
      for (const { id } of await users())
        await alter(`/Users/${id}`, { op: 'replace', path: 'active', value: false })
      for (const { id } of await groups())
        await alter(`/Groups/${id}`, { op: 'remove', path: 'members' })
      await show(() => resync(rule))
    },
  },
  'full-resync-of-emptied-target': {
    title: 'A Full Resync finds neither the user nor the group at the target.',
    async play({ hire, group, join, enforce, users, groups, lose, resync, show }) {
      const [user, team] = [await hire('ada'), await group('Team')]
      await join(user, team)
      const rule = await enforce({ groups: [team] })
      for (const { id } of await groups()) await lose(`/Groups/${id}`)
      for (const { id } of await users()) await lose(`/Users/${id}`)
      await show(() => resync(rule))
    },
  },
  'enable-rule': {
    title: 'A rule is enabled again.',
    async play({ hire, enforce, call, revise, sandbox, show }) {
      await hire('ada')
      const { id, name, populationExpression } = await enforce()
      const turn = async (active: boolean) => {
        await call('PUT', `/propagation/rules/${id}`, { name, populationExpression, active })
        await revise()
      }
      await turn(false)
      await sandbox.waitForIdle()
      await show(() => turn(true))
    },
  },
} as const satisfies Record<string, Scene>
