import { json, readJson } from '@pingone-sandbox/http'
import { groupPreviewQuery, previewQuery } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Shows one user, or the name of one group, as a rule would send it, with a mapping that need not be saved. */
export function previewRoutes({ provisioning }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/preview',
      body: true,
      async handle(request) {
        const query = readBody(readJson(request), previewQuery)
        const answer = await provisioning.preview(query)
        if ('missing' in answer)
          throw new SandboxError(
            'not_found',
            `There is no ${answer.missing} ${answer.missing === 'user' ? query.userId : (query.ruleId ?? query.targetStoreId)}.`,
          )
        if ('wrong' in answer) throw new SandboxError('invalid_request', answer.wrong)
        return json(200, answer)
      },
    },
    {
      method: 'POST',
      path: '/_sandbox/preview/group',
      body: true,
      async handle(request) {
        const query = readBody(readJson(request), groupPreviewQuery)
        const answer = await provisioning.previewGroup(query)
        if (!('missing' in answer)) return json(200, answer)
        const { missing } = answer
        throw new SandboxError(
          'not_found',
          `There is no ${missing} ${missing === 'group' ? query.groupId : query.ruleId}.`,
        )
      },
    },
  ]
}
