import { json, readJson } from '@pingone-sandbox/http'
import { createProfile, UnknownBehaviourError, type Profile } from '@pingone-sandbox/pingone'
import { z } from 'zod'
import { SandboxError, suggestName } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import type { ControlRoute } from './route.ts'

/** A named profile, or one of your own: a name to start from with the choices in which it differs. */
const profileChoice = z.strictObject({
  name: z.string(),
  choices: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
})

/** Shows and changes the behaviour profile of the simulated client. */
export function profileRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/_sandbox/profile',
      handle: () => json(200, pingone.profile()),
    },
    {
      method: 'PUT',
      path: '/_sandbox/profile',
      body: true,
      handle(request) {
        const choice = profileChoice.safeParse(readJson(request))
        if (!choice.success)
          throw new SandboxError(
            'invalid_request',
            'The body must name a profile, and may say in which choices it differs.',
            'Send {"name": "current"}, or {"name": "current", "choices": {"userUpdate": "patch"}}.',
          )
        return json(200, pingone.setProfile(read(choice.data)))
      },
    },
  ]
}

function read({ name, choices }: z.infer<typeof profileChoice>): Profile {
  try {
    return createProfile(name, choices)
  } catch (error) {
    if (!(error instanceof UnknownBehaviourError)) throw error
    throw new SandboxError(
      'invalid_request',
      `Unknown ${error.what} ${error.given}.`,
      suggestName(error.given, error.known),
      { cause: error },
    )
  }
}
