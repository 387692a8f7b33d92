import { json } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import { SandboxError } from '../errors.ts'
import type { ControlContext } from './context.ts'

/** Starts a *Full Resync* of a rule. */
export function ruleRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/rules/:id/resync',
      async handle({ params: { id = '' } }) {
        const changeId = await pingone.resync(id)
        if (changeId === undefined) throw new SandboxError('not_found', `There is no rule ${id}.`)
        return json(202, { changeId })
      },
    },
  ]
}
