import { json, readJson } from '@pingone-sandbox/http'
import type { Route } from '@pingone-sandbox/http'
import { isProfileName } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { suggestName } from '../config/nearest-name.ts'
import { SandboxError } from '../errors.ts'
import type { ControlContext } from './context.ts'

const profileChoice = z.object({ name: z.string() })

/** Shows and changes the behaviour profile of the simulated client. */
export function profileRoutes({ pingone }: ControlContext): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/profile',
      handle: () => json(200, pingone.profile()),
    },
    {
      method: 'PUT',
      path: '/_sandbox/profile',
      handle(request) {
        const choice = profileChoice.safeParse(readJson(request))
        if (!choice.success)
          throw new SandboxError(
            'invalid_request',
            'The body must name a profile.',
            'Send {"name": "current"}.',
          )
        const { name } = choice.data
        if (!isProfileName(name))
          throw new SandboxError(
            'invalid_request',
            `Unknown profile ${name}.`,
            suggestName(name, pingone.profile().available),
          )
        return json(200, pingone.setProfile(name))
      },
    },
  ]
}
