import { PlatformError } from '@pingone-sandbox/client'
import { json, readJson } from '@pingone-sandbox/http'
import { SandboxError, suggestName } from '../text/index.ts'
import { createScenarioContext } from '../scenario/scenario-context.ts'
import { describeScenario, scenarios } from '../scenario/scenarios.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Lists the scenarios, and plays one. */
export function scenarioRoutes(control: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/scenarios'
  return [
    {
      method: 'GET',
      path,
      handle: () => json(200, { scenarios: scenarios.map(describeScenario) }),
    },
    {
      method: 'POST',
      path: `${path}/:name`,
      body: true,
      async handle(request) {
        const { name = '' } = request.params
        const scenario = scenarios.find((each) => each.name === name)
        if (scenario === undefined)
          throw new SandboxError(
            'not_found',
            `There is no scenario ${name}.`,
            suggestName(
              name,
              scenarios.map((each) => each.name),
            ),
          )
        const body = request.body === '' ? {} : readJson(request)
        const parameters = readBody(body, scenario.parameters)
        const context = createScenarioContext(control, control.scenarioSeed())
        await scenario.play(context, parameters).catch(explainRefusal)
        return json(200, { scenario: name, parameters, steps: context.steps })
      },
    },
  ]
}

function explainRefusal(error: unknown): never {
  if (!(error instanceof PlatformError)) throw error
  const { method, path, reason } = error
  throw new SandboxError('invalid_request', `PingOne refuses ${method} ${path}: ${reason}`)
}
