import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import { z } from 'zod'
import type { ControlContext } from './context.ts'
import { limit, readQuery } from './query.ts'

const entriesQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit })

/** Answers the journal itself, oldest first; the cursor of a full page is the `after` of the next. */
export function entryRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/entries',
      async handle({ query }) {
        const page = readQuery(query, entriesQuery)
        const entries = await pingone.journal.entries(page)
        const last = entries.at(-1)
        const isFull = entries.length === page.limit
        return json(200, {
          entries,
          ...(isFull && last && { cursor: String(last.seq) }),
          dropped: pingone.journal.dropped(),
        })
      },
    },
  ]
}
