import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pinnedServer } from '../pin.ts'
import type { Equals } from './scenarios.ts'
import type { Announcement } from './servers/announce.ts'

/** A server that takes part. */
export interface Contender {
  readonly id: ContenderId
  readonly title: string
  /** The module that runs it, and its arguments after the number of users. */
  readonly module: string
  readonly parameters?: readonly string[]
  readonly equals: Equals
}

export type ContenderId = 'ours' | 'file' | 'scimmy' | 'express' | 'node' | 'stub'

export const contenders: readonly Contender[] = [
  { id: 'ours', title: 'ours, in memory', module: 'ours.ts', equals: 'Eq' },
  { id: 'file', title: 'ours, on disk', module: 'ours.ts', parameters: ['file'], equals: 'Eq' },
  // SCIMMY supports operators in lower case only.
  { id: 'scimmy', title: 'SCIMMY', module: 'scimmy.ts', equals: 'eq' },
  { id: 'express', title: 'bare Express', module: 'express.ts', equals: 'Eq' },
]

/** The server that does nothing but answer: no contender, but the measure of the load generator itself. */
export const ceiling: Contender = {
  id: 'node',
  title: 'node:http',
  module: 'node-http.ts',
  equals: 'Eq',
}

/** A target of provisioning that answers at once. */
export const stub: Contender = { id: 'stub', title: 'stub', module: 'stub.ts', equals: 'Eq' }

/** A contender that runs and is full of users. */
export interface Running extends Announcement {
  /** Its resident memory now, in bytes. */
  readMemory(): Promise<number>
  stop(): Promise<void>
}

/** Starts a server in a process of its own and waits until it is seeded. */
export async function startContender(contender: Contender, size: number): Promise<Running> {
  const module = fileURLToPath(new URL(`servers/${contender.module}`, import.meta.url))
  const [file, parameters] = pinnedServer([
    process.execPath,
    '--conditions=pingone-sandbox-source',
    module,
    String(size),
    ...(contender.parameters ?? []),
  ])
  const child = spawn(file, parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const announcement = await nextMessage<Announcement>(child, contender)
  return {
    ...announcement,
    readMemory() {
      const answer = nextMessage<number>(child, contender)
      child.send('memory')
      return answer
    },
    async stop() {
      if (!child.connected) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function nextMessage<T>(child: ChildProcess, { title }: Contender): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server of ${title} ended with ${String(code)}.`)
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T]
  ended.catch(() => {})
  return message
}
