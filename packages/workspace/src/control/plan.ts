import { json, readJson } from '@pingone-sandbox/http'
import { rehearsalQuery } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Answers the plan of a sync as a dry run: reads are sent, writes are not. */
export function planRoutes({ provisioning }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/plan',
      body: true,
      async handle(request) {
        const query = readBody(request.body === '' ? {} : readJson(request), rehearsalQuery)
        const report = await provisioning.plan(query)
        if ('counts' in report) return json(200, report)
        if ('wrong' in report)
          throw new SandboxError('invalid_request', `The draft is wrong: ${report.wrong}`)
        throw new SandboxError(
          'not_found',
          `There is no rule ${query.ruleId} in the ${query.configuration} configuration.`,
          'A rule is active after the next revision; "configuration": "pending" includes it now.',
        )
      },
    },
  ]
}
