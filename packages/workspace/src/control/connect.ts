import { connectQuery } from '@pingone-sandbox/contract'
import { json, readJson } from '@pingone-sandbox/http'
import { ConnectRefusal } from '../connect/connect-refusal.ts'
import type { ControlContext } from './context.ts'
import { formatError } from './dialect.ts'
import { readBody } from './query.ts'
import type { ControlRoute } from './route.ts'

/** Connects a SCIM server in one request: connection, rule, revision, and the first user. */
export function connectRoutes({ connect }: ControlContext): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/connect',
      body: true,
      async handle(request) {
        try {
          return json(200, await connect(readBody(readJson(request), connectQuery)))
        } catch (error) {
          if (error instanceof ConnectRefusal) return formatError(error, {}, error.details)
          throw error
        }
      },
    },
  ]
}
