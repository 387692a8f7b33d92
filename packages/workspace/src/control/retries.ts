import { json, readJson, type HttpRequest } from '@pingone-sandbox/http'
import { retryQuery, subjectRetryQuery, type RetryQuery } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Retries what has failed: one user or group, or all that match. */
export function retryRoutes({ provisioning }: ControlContext): readonly ControlRoute[] {
  async function answer(query: RetryQuery) {
    const started = await provisioning.retry(query)
    if ('missing' in started)
      throw new SandboxError('not_found', `There is no ${started.missing} ${started.id}.`)
    return json(started.changeId === undefined ? 200 : 202, started)
  }
  return [
    {
      method: 'POST',
      path: '/_sandbox/retry',
      body: true,
      handle: async (request) => answer(readBody(bodyOf(request), retryQuery)),
    },
    ...(['user', 'group'] as const).map((type): ControlRoute => ({
      method: 'POST',
      path: `/_sandbox/subjects/${type}s/:id/retry`,
      body: true,
      async handle(request) {
        const { id = '' } = request.params
        const { ruleId } = readBody(bodyOf(request), subjectRetryQuery)
        return answer({ subjects: [{ type, id }], ...(ruleId !== undefined && { ruleId }) })
      },
    })),
  ]
}

/** Without a body there are no criteria. */
const bodyOf = (request: HttpRequest): unknown => (request.body === '' ? {} : readJson(request))
