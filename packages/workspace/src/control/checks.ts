import { checkQuery } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import type { CheckRuns } from '../check/check-runs.ts'
import { readCheckQuery } from '../check/read-check-query.ts'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Checks whether PingOne works with an endpoint: starts a check, shows how far it is and what it found, and stops it. */
export function checkRoutes({
  checks,
  pingone,
  provisioning,
}: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/checks'
  return [
    { method: 'GET', path, handle: () => json(200, { checks: checks?.list() ?? [] }) },
    {
      method: 'POST',
      path,
      body: true,
      async handle(request) {
        const query = readBody(readJson(request), checkQuery)
        const runs = knownRuns(checks)
        const repeated = query.repeat === undefined ? undefined : runs.requestOf(query.repeat)
        if (query.repeat !== undefined && repeated === undefined)
          refuseUnknown({ id: query.repeat })
        const source = { pingone, provisioning, repeated }
        return json(202, runs.start(await readCheckQuery(query, source)))
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      handle: ({ params }) => json(200, checks?.find(params['id'] ?? '') ?? refuseUnknown(params)),
    },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      handle({ params }) {
        const run = checks?.stop(params['id'] ?? '') ?? refuseUnknown(params)
        return json(run.status === 'running' ? 202 : 200, run)
      },
    },
  ]
}

function knownRuns(checks: CheckRuns | undefined): CheckRuns {
  if (checks) return checks
  throw new SandboxError(
    'not_found',
    'This sandbox does not check endpoints.',
    'Use the command check of pingone-sandbox.',
  )
}

function refuseUnknown({ id = '' }: Readonly<Record<string, string>>): never {
  throw new SandboxError(
    'not_found',
    `There is no check ${id}.`,
    'GET /_sandbox/checks lists the latest; a reset forgets them.',
  )
}
