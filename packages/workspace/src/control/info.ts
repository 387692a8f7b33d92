import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'

/**
 * Answers the same data as the ready line in the terminal.
 *
 * The answer holds secrets: only pages of the sandbox's own origin can read it, since no response of the control API has CORS
 * headers.
 */
export function infoRoutes({ info }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/info',
      handle: () => json(200, info(), { 'cache-control': 'no-store' }),
    },
  ]
}
