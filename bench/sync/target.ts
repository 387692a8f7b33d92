import { ask } from '../load.ts'
import { contenders, startContender, stub, type Contender } from '../scim/contender.ts'
import { token } from '../scim/people.ts'

/** The token that every target asks for. */
export const scimToken = token

export type TargetId = 'stub' | 'reference'

/** A target of provisioning in a process of its own, empty at first. */
export interface RunningTarget {
  readonly port: number
  readonly url: string
  /** How many users it says that it has. */
  countUsers(): Promise<number>
  stop(): Promise<void>
}

/** Starts a target: one that answers at once, or the reference server over a store in memory. */
export async function startTarget(id: TargetId): Promise<RunningTarget> {
  const running = await startContender(id === 'stub' ? stub : referenceServer(), 0)
  const { port } = running
  return {
    port,
    url: `http://127.0.0.1:${port}/scim/v2`,
    async countUsers() {
      const request = { method: 'GET', path: '/scim/v2/Users?count=0' }
      const answer = await ask({ port, token, statuses: [200] }, request)
      return (JSON.parse(answer) as { totalResults: number }).totalResults
    },
    stop: () => running.stop(),
  }
}

function referenceServer(): Contender {
  const found = contenders.find(({ id }) => id === 'ours')
  if (!found) throw new Error('The reference server does not take part.')
  return found
}
