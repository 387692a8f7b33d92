import type { HttpRequest, Route } from '@pingone-sandbox/http'
import { NotFoundError } from '../../records/errors.ts'
import type { RevisionRecord } from '../../configuration/records.ts'
import { actorIdOf } from '../authorise.ts'
import { hal, toResource } from '../hal.ts'
import { param } from '../request-reading.ts'
import type { PropagationOptions } from './options.ts'

export function revisionRoutes({
  configuration: { revisions },
  revise,
}: PropagationOptions): Route[] {
  const path = '/propagation/revisions'
  return [
    {
      method: 'POST',
      path,
      // The body is ignored: clients send none, "" or {}.
      async handle(request) {
        const confirm = request.query.get('confirm')
        const revision = await revise(param(request, 'environmentId'), {
          createdBy: actorIdOf(request) ?? 'unknown',
          confirmed: confirm === null ? undefined : Number(confirm),
        })
        return hal(201, render(request, revision))
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      async handle(request) {
        const environmentId = param(request, 'environmentId')
        const id = param(request, 'id')
        if (id !== 'id:latest')
          return hal(200, render(request, await revisions.get(environmentId, id)))
        const latest = await revisions.latest(environmentId)
        if (!latest) throw new NotFoundError('Revision', id)
        return hal(200, render(request, latest))
      },
    },
  ]
}

const render = (request: HttpRequest, { snapshot: _, number: __, ...revision }: RevisionRecord) =>
  toResource(request, revision, { self: `/propagation/revisions/${revision.id}` })
