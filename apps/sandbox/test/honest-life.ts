import type { Outcome, startTargetStory } from './target-story.ts'

type Story = Awaited<ReturnType<typeof startTargetStory>>

/** Everything that PingOne does with users and a group, one thing after the other. Answers the outcomes that failed or carry remarks. */
export async function liveHonestly({
  hire,
  group,
  join,
  leave,
  rule,
  revise,
  outcomes,
  call,
}: Omit<Story, 'target'>): Promise<{
  readonly remarked: readonly Outcome[]
  readonly written: readonly Outcome[]
}> {
  const ada = await hire('ada', {
    name: { given: 'Ada', family: 'Lovelace', formatted: 'Ada Lovelace' },
    primaryPhone: '+43.123',
    email: 'Ada@Example.com',
  })
  const bob = await hire('bob', { name: { given: 'Bob', family: 'Ross' } })
  const team = await group('Team')
  await join(ada, team)
  await join(bob, team)
  await rule('population.id pr', [team])
  await revise()
  await outcomes()
  const steps = [
    () => call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } }),
    () => call('PATCH', `/users/${ada.id}`, { email: 'new@example.com' }),
    () => call('PATCH', `/users/${ada.id}`, { username: 'countess' }),
    () => call('PUT', `/users/${ada.id}/enabled`, { enabled: false }),
    () => call('PUT', `/users/${ada.id}/enabled`, { enabled: true }),
    () => call('PUT', `/groups/${team.id}`, { name: 'Crew' }),
    () => leave(ada, team),
    () => join(ada, team),
    () => call('DELETE', `/users/${bob.id}`),
    () => call('DELETE', `/groups/${team.id}`),
  ]
  for (const step of steps) {
    await step()
    await outcomes()
  }
  const ends = await outcomes()
  return {
    remarked: ends.filter(({ status, remarks }) => remarks.length > 0 || status === 'failed'),
    written: ends.filter(({ status }) => status === 'success'),
  }
}
