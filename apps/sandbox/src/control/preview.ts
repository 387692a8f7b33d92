import { json, readJson } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import { previewQuery } from '@pingone-sandbox/pingone/contract'
import { SandboxError } from '../errors.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'

/** Shows one user as a rule sees it and would send it, with a mapping that need not be saved. */
export function previewRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/preview',
      async handle(request) {
        const query = readBody(readJson(request), previewQuery)
        const answer = await pingone.preview(query)
        if ('missing' in answer)
          throw new SandboxError(
            'not_found',
            `There is no ${answer.missing} ${answer.missing === 'user' ? query.userId : query.ruleId}.`,
          )
        if ('wrong' in answer) throw new SandboxError('invalid_request', answer.wrong)
        return json(200, answer)
      },
    },
  ]
}
