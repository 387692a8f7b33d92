import { json } from '@pingone-sandbox/http'
import { z } from 'zod'
import { parseDuration, SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { formatError } from './dialect.ts'
import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'
import { isSettledWithin } from './within.ts'

const idleQuery = z.object({
  timeout: z
    .string()
    .default('30s')
    .transform((text, context) => {
      const milliseconds = parseDuration(text)
      if (milliseconds !== undefined && milliseconds <= 600_000) return milliseconds
      context.addIssue({ code: 'custom', message: 'write a duration up to 10m, like 30s or 500ms' })
      return z.NEVER
    }),
})

/** Answers once no sync work is queued or running, which a test waits for in place of a sleep; and how much there is now. */
export function idleRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/idle',
      query: idleQuery,
      async handle({ query }) {
        const { timeout } = readQuery(query, idleQuery)
        if (await isSettledWithin(pingone.whenIdle(), timeout)) return json(200, pingone.idle())
        const counts = pingone.idle()
        const error = new SandboxError(
          'timed_out',
          `The sync was still running after ${timeout} ms: ${counts.queued} changes are queued and ${counts.running} are in progress.`,
          pingone.pace().mode === 'paused'
            ? 'The sandbox is paused: PUT /_sandbox/pace {"mode":"running"} continues.'
            : 'Repeat the request with a longer ?timeout, or follow /_sandbox/events.',
        )
        return formatError(error, {}, counts)
      },
    },
    // An answer that is no error, whatever there is: a browser reports each error by itself.
    { method: 'GET', path: '/_sandbox/work', handle: () => json(200, pingone.idle()) },
  ]
}
