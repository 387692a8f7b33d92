import { noContent } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'

/** Returns the tenant, the journal and the reference server to the seed. */
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
