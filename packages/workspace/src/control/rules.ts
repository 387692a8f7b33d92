import { json } from '@pingone-sandbox/http'
import { syncedStates } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { parseDuration, SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { limit, readQuery } from './query.ts'
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

const syncedQuery = z.object({
  type: z.enum(['user', 'group']).default('user'),
  status: z.enum(syncedStates).optional(),
  inScope: z.enum(['true', 'false']).optional(),
  limit,
  cursor: z.string().optional(),
})

/** Answers the status of the rules, and of the users and groups under each, and starts a *Full Resync* of a rule. */
export function ruleRoutes({ pingone, provisioning }: ControlContext): readonly ControlRoute[] {
  const unknown = (id: string) => new SandboxError('not_found', `There is no rule ${id}.`)
  return [
    {
      method: 'GET',
      path: '/_sandbox/rules',
      handle: async () => json(200, { rules: await provisioning.ruleStates.all() }),
    },
    {
      method: 'GET',
      path: '/_sandbox/rules/:id/synced',
      query: syncedQuery,
      async handle({ query, params: { id = '' } }) {
        const { inScope, ...sought } = readQuery(query, syncedQuery)
        const page = await provisioning.ruleStates.synced(id, {
          ...sought,
          ...(inScope !== undefined && { inScope: inScope === 'true' }),
        })
        if (page === undefined) throw unknown(id)
        const { items: synced, total, nextCursor: cursor } = page
        return json(200, { synced, total, ...(cursor !== undefined && { cursor }) })
      },
    },
    {
      method: 'GET',
      path: '/_sandbox/rules/:id/synced/:subjectId',
      async handle({ params: { id = '', subjectId = '' } }) {
        const synced = await provisioning.ruleStates.subject(id, subjectId)
        if (synced) return json(200, synced)
        throw new SandboxError(
          'not_found',
          `The rule ${id} has not evaluated the user or group ${subjectId}, or is unknown.`,
        )
      },
    },
    {
      method: 'GET',
      path: '/_sandbox/rules/:id/status',
      query: statusQuery,
      async handle({ query, params: { id = '' } }) {
        const { window } = readQuery(query, statusQuery)
        const status = await provisioning.ruleStatus(id, window)
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
