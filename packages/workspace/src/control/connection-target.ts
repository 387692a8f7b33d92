import { json, readJson } from '@pingone-sandbox/http'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readManualRequest } from './manual-request.ts'
import type { ControlRoute } from './route.ts'

/**
 * Sends a request to the target of a connection, with its credentials, and answers what came.
 *
 * The journal has what PingOne sends, and so none of these requests.
 */
export function connectionTargetRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/connections/:id/target-requests',
      body: true,
      async handle(request) {
        const { id = '' } = request.params
        const { method, path, body, sent, dropped } = readManualRequest(readJson(request))
        const asked = await pingone.askTarget(id, {
          ...{ method, path, headers: Object.fromEntries(sent) },
          ...(body !== '' && { body }),
        })
        if (asked === undefined)
          throw new SandboxError(
            'not_found',
            `There is no SCIM connection ${id}.`,
            'GET /_sandbox/connections lists them.',
          )
        if ('refusal' in asked) throw new SandboxError('invalid_request', asked.refusal, asked.hint)
        if ('failure' in asked) throw new SandboxError('no_answer', asked.failure.message)
        return json(200, {
          ...asked.answer,
          ...(dropped.length > 0 && { droppedHeaders: dropped }),
        })
      },
    },
  ]
}
