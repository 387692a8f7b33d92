import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { groupFits, groupSizes } from '../people.ts'

/** What a server under measurement sends to the harness once it accepts requests. */
export interface Announcement {
  readonly port: number
  /** From the start of the process to the first possible request, seeding included, in milliseconds. */
  readonly startTime: number
  /** Resident memory with everything seeded, in bytes. */
  readonly memory: number
}

/** The number of users that the harness asks for. */
export const size = Number(process.argv[2])

/** The groups that so many users have, by their number of members. */
export const seededGroups = groupSizes.filter((members) => groupFits(members, size))

/** Tells the harness where this server is, and answers its questions about memory. */
export function announce(server: Server): void {
  const memory = () => process.memoryUsage.rss()
  server.once('listening', () => {
    const { port } = server.address() as AddressInfo
    process.send?.({
      port,
      startTime: performance.now(),
      memory: memory(),
    } satisfies Announcement)
  })
  process.on('message', () => process.send?.(memory()))
  process.on('disconnect', () => process.exit())
}
