import { checkQuery, checkReportFormats, type CheckReportFormat } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import { readCheckQuery } from '../check/read-check-query.ts'
import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody, readQuery } from './query.ts'
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
      method: 'GET',
      path: `${path}/:id/report`,
      query: reportQuery,
      async handle({ params, query }) {
        const { format } = readQuery(query, reportQuery)
        const { id = '' } = params
        const runs = knownRuns(checks)
        const { report, startedAt } = runs.find(id) ?? refuseUnknown(params)
        if (report === undefined)
          throw new SandboxError(
            'conflict',
            `The check ${id} has no report.`,
            'A check has one once its status is finished.',
          )
        const { type, ending } = forms[format]
        const name = `pingone-check-${startedAt.slice(0, 19).replaceAll(':', '')}.${ending}`
        return {
          status: 200,
          headers: {
            'content-type': type,
            // A page of an endpoint's texts is to be saved, and not opened in the origin of the console.
            'content-disposition': `attachment; filename="${name}"`,
            'cache-control': 'no-store',
          },
          body: await runs.format(report, format),
        }
      },
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

const reportQuery = z.object({ format: z.enum(checkReportFormats).default('json') })

const forms: Readonly<
  Record<CheckReportFormat, { readonly type: string; readonly ending: string }>
> = {
  json: { type: 'application/json', ending: 'json' },
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  junit: { type: 'application/xml; charset=utf-8', ending: 'xml' },
}

type Checks = NonNullable<ControlContext['checks']>

function knownRuns(checks: Checks | undefined): Checks {
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
