import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { pinnedServer } from '../pin.ts'
import type { Announcement } from './servers/announce.ts'

/** A server that takes part. */
export interface Contender {
  readonly id: ContenderId
  readonly title: string
  /** The module that runs it, and its arguments after the number of users. */
  readonly module: string
  readonly parameters?: readonly string[]
}

export type ContenderId = 'ours' | 'file' | 'scimmy' | 'express' | 'node'

export const contenders: readonly Contender[] = [
  { id: 'ours', title: 'ours, in memory', module: 'ours.ts' },
  { id: 'file', title: 'ours, on disk', module: 'ours.ts', parameters: ['file'] },
  { id: 'scimmy', title: 'SCIMMY', module: 'scimmy.ts' },
  { id: 'express', title: 'bare Express', module: 'express.ts' },
  { id: 'node', title: 'node:http', module: 'node-http.ts' },
]

/** A contender that runs and is full of users. */
export interface Running extends Announcement {
  /** Its resident memory now, in bytes. */
  readMemory(): Promise<number>
  stop(): Promise<void>
}

/** Starts a server in a process of its own and waits until it is seeded. */
export async function startContender(contender: Contender, size: number): Promise<Running> {
  const module = new URL(`servers/${contender.module}`, import.meta.url).pathname
  const [file, parameters] = pinnedServer([
    process.execPath,
    '--conditions=pingone-sandbox-source',
    module,
    String(size),
    ...(contender.parameters ?? []),
  ])
  const child = spawn(file, parameters, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const announcement = await nextMessage<Announcement>(child, contender)
  return {
    ...announcement,
    readMemory() {
      const answer = nextMessage<number>(child, contender)
      child.send('memory')
      return answer
    },
    async stop() {
      child.disconnect()
      await once(child, 'exit')
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
