import { paceSettings } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Shows and changes the pace of the requests to the targets: running, limited, or paused with single steps. */
export function paceRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/pace'
  return [
    { method: 'GET', path, handle: () => json(200, pingone.pace()) },
    {
      method: 'PUT',
      path,
      body: true,
      handle(request) {
        const settings = readBody(readJson(request), paceSettings)
        const { mode = pingone.pace().mode, step } = settings
        if (step !== undefined && mode === 'running')
          throw new SandboxError(
            'invalid_request',
            'A step needs a paused sandbox.',
            `Send {"mode":"paused","step":${step}}.`,
          )
        return json(200, pingone.setPace(settings))
      },
    },
  ]
}
