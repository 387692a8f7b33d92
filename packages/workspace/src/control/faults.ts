import { json, noContent, readJson } from '@pingone-sandbox/http'
import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { DuplicateFaultError } from '@pingone-sandbox/pingone'
import { faultSet } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Shows and changes the faults of requests to the targets. A request replaces the whole set or nothing. */
export function faultRoutes({ pingone }: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/faults'
  return [
    { method: 'GET', path, handle: () => json(200, pingone.faults()) },
    { method: 'PUT', path, body: true, handle: replace },
    {
      method: 'DELETE',
      path,
      handle() {
        pingone.setFaults([])
        return noContent()
      },
    },
  ]

  function replace(request: HttpRequest): HttpResponse {
    const { faults, version } = readBody(readJson(request), faultSet, {
      version: 'GET /_sandbox/faults answers it.',
    })
    const present = pingone.faults().version
    if (version !== undefined && version !== present)
      throw new SandboxError(
        'conflict',
        `The set has changed since version ${version}; it is at ${present}.`,
        'GET /_sandbox/faults, and change the present set.',
      )
    try {
      return json(200, pingone.setFaults(faults))
    } catch (error) {
      if (!(error instanceof DuplicateFaultError)) throw error
      throw new SandboxError('invalid_request', error.message, 'Ids are unique in the set.', {
        cause: error,
      })
    }
  }
}
