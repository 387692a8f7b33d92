import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import type { ControlContext } from './context.ts'

/** Answers 200 while the sandbox works, and 503 with the reason while it cannot store data. */
export function healthRoutes({ pingone, failures }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/health',
      handle() {
        const problems = failures().map(({ message, remedy }) => ({ message, hint: remedy }))
        const paused = pingone.outage()
        if (problems.length === 0 && !paused) return json(200, { status: 'ok' })
        return json(503, {
          status: 'failing',
          problems,
          ...(paused && { provisioning: { paused } }),
        })
      },
    },
  ]
}
