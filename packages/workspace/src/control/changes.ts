import { json } from '@pingone-sandbox/http'
import { changeKinds, failureCauses, outcomeStatuses, remarkKinds } from '@pingone-sandbox/contract'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { limit, readQuery } from './query.ts'
import { readRange } from './range.ts'
import type { ControlRoute } from './route.ts'

const text = z.string().min(1).exactOptional()
const changesQuery = z.object({
  limit,
  cursor: text,
  kind: z.enum(changeKinds).exactOptional(),
  status: z.enum(outcomeStatuses).exactOptional(),
  cause: z.enum(failureCauses).exactOptional(),
  remark: z.enum(['any', ...remarkKinds]).exactOptional(),
  subjectId: text,
  ruleId: text,
  search: text,
  from: text,
  to: text,
})
const entriesQuery = z.object({
  limit: limit.default(1000),
  after: z.coerce.number().int().min(0).exactOptional(),
  subjectId: text,
  status: z.enum(outcomeStatuses).exactOptional(),
  search: text,
})

/** Answers the journal by source change, newest first, and one change with its decisions, exchanges and outcomes. */
export function changeRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/changes',
      query: changesQuery,
      async handle({ query }) {
        const { from, to, ...criteria } = readQuery(query, changesQuery)
        const range = readRange(from, to)
        const page = await pingone.journal.changes({ ...criteria, ...range })
        return json(200, { ...page, dropped: pingone.journal.dropped() })
      },
    },
    {
      method: 'GET',
      path: '/_sandbox/changes/:id',
      query: entriesQuery,
      async handle({ query, params: { id = '' } }) {
        const change = await pingone.journal.change(id, readQuery(query, entriesQuery))
        if (change) return json(200, change)
        throw new SandboxError(
          'not_found',
          `The journal has no change ${id}.`,
          'The changeId of an entry at /_sandbox/entries names one.',
        )
      },
    },
  ]
}
