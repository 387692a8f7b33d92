import { json } from '@pingone-sandbox/http'
import { z } from 'zod'
import { parseDuration } from '../duration.ts'
import { SandboxError } from '../errors.ts'
import type { ControlContext } from './context.ts'
import { readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

const statusQuery = z.object({
  window: z
    .string()
    .default('60m')
    .transform((text, context) => {
      const window = parseDuration(text)
      if (window !== undefined) return window
      context.addIssue({ code: 'custom', message: 'write 15m, or 90s' })
      return z.NEVER
    }),
})

/** Tells how the sync of a rule goes, and starts a *Full Resync* of it. */
export function ruleRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  const unknown = (id: string) => new SandboxError('not_found', `There is no rule ${id}.`)
  return [
    {
      method: 'GET',
      path: '/_sandbox/rules/:id/status',
      query: statusQuery,
      async handle({ query, params: { id = '' } }) {
        const { window } = readQuery(query, statusQuery)
        const status = await pingone.ruleStatus(id, window)
        if (status === undefined) throw unknown(id)
        return json(200, status)
      },
    },
    {
      method: 'POST',
      path: '/_sandbox/rules/:id/resync',
      async handle({ params: { id = '' } }) {
        const changeId = await pingone.resync(id)
        if (changeId === undefined) throw unknown(id)
        return json(202, { changeId })
      },
    },
  ]
}
