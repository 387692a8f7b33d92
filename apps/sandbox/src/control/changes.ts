import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import { SandboxError } from '../errors.ts'
import type { ControlContext } from './context.ts'

/** Answers one source change with its decisions, exchanges and outcome. */
export function changeRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/changes/:id',
      async handle({ params: { id = '' } }) {
        const change = await pingone.journal.change(id)
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
