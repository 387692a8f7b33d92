import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'

/** Answers the quirk ledger; each record says whether the active profile includes it. */
export function quirkRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/quirks',
      handle: () => json(200, { quirks: pingone.quirks() }),
    },
  ]
}
