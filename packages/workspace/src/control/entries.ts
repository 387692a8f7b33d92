import { json } from '@pingone-sandbox/http'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { limit, readQuery } from './query.ts'
import type { ControlRoute } from './route.ts'

const entriesQuery = z.object({
  limit,
  after: z.coerce.number().int().min(0).exactOptional(),
  before: z.union([z.literal('end'), z.coerce.number().int().min(1)]).exactOptional(),
})

/** Answers the journal itself, oldest first: onwards from an entry, or backwards from one or from the end. */
export function entryRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/entries',
      query: entriesQuery,
      async handle({ query }) {
        const page = readQuery(query, entriesQuery)
        if (page.after !== undefined && page.before !== undefined)
          throw new SandboxError(
            'invalid_request',
            'A page of entries takes after or before, not both.',
          )
        const entries = await pingone.journal.entries(page)
        const edge = page.before === undefined ? entries.at(-1) : entries[0]
        const isFull = entries.length === page.limit
        return json(200, {
          entries,
          ...(isFull && edge && { cursor: String(edge.seq) }),
          dropped: pingone.journal.dropped(),
        })
      },
    },
  ]
}
