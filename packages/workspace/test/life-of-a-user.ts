import { startInMemory } from './in-memory-sandbox.ts'

/** Lives one user's life in a sandbox in this process, and returns what the reference server and the journal hold of it. */
export async function lifeOfAUser(): Promise<readonly unknown[]> {
  const { administrator, connect, control, base, read, workspace } = await startInMemory()
  const seen: unknown[] = []
  const settle = async () => {
    const idle = await workspace.isIdleWithin(60_000)
    const { Resources } = (await read('/Users')) as { Resources: readonly SeenUser[] }
    seen.push({
      idle,
      users: Resources.map(({ userName, active }) => ({ userName, active })),
    })
  }
  await connect()
  const { id } = await administrator.createUser('ada')
  await settle()
  await administrator.setEnabled(id, false)
  await settle()
  await administrator.deleteUser(id)
  await settle()
  const exchanges = await control(`${base}/_sandbox/exchanges?method=POST`)
  const { exchanges: posts } = (await exchanges.json()) as { exchanges: readonly unknown[] }
  seen.push({ posts: posts.length })
  await workspace.reset()
  await settle()
  await workspace.close()
  return seen
}

interface SeenUser {
  readonly userName: string
  readonly active: boolean
}
