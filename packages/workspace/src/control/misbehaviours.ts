import { json, readJson } from '@pingone-sandbox/http'
import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { UnknownMisbehaviourError } from '@pingone-sandbox/scim-server'
import { z } from 'zod'
import { SandboxError, suggestName } from '../text/index.ts'
import type { ControlContext } from './context.ts'
import type { ControlRoute } from './route.ts'

const choice = z.strictObject({ active: z.array(z.string()) })

/** Shows and changes the misbehaviours of the reference server. A request replaces the whole set or nothing. */
export function misbehaviourRoutes({ misbehaviours }: ControlContext): readonly ControlRoute[] {
  const path = '/_sandbox/misbehaviours'
  return [
    { method: 'GET', path, handle: show },
    { method: 'PUT', path, body: true, handle: choose },
  ]

  function show(): HttpResponse {
    const active: readonly string[] = misbehaviours.active()
    const records = misbehaviours.records.map((record) => ({
      ...record,
      active: active.includes(record.id),
    }))
    return json(200, { misbehaviours: records })
  }

  function choose(request: HttpRequest): HttpResponse {
    const chosen = choice.safeParse(readJson(request))
    if (!chosen.success)
      throw new SandboxError(
        'invalid_request',
        'The body must list the misbehaviours that are to be active.',
        'Send {"active": ["no-patch"]}, or {"active": []} for none.',
      )
    try {
      misbehaviours.set(chosen.data.active)
    } catch (error) {
      if (!(error instanceof UnknownMisbehaviourError)) throw error
      const known = misbehaviours.records.map(({ id }) => id)
      throw new SandboxError(
        'invalid_request',
        `Unknown misbehaviour ${error.id}.`,
        suggestName(error.id, known),
        { cause: error },
      )
    }
    return show()
  }
}
