import { noContent } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'

/** Puts everything back to the seed: the tenant, the journal, and the target. */
export function resetRoutes({ reset }: ControlContext): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/reset',
      async handle() {
        await reset()
        return noContent()
      },
    },
  ]
}
