import { z } from 'zod'
import { SandboxError } from '../text/index.ts'
import { readBody } from './query.ts'
import { readHeaders, type SentHeaders } from './sent-headers.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const message = z.strictObject({
  method: z.enum(methods),
  path: z.string().startsWith('/'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
})

/** A request as a person writes it; `path` is below the SCIM endpoint. */
export type ManualRequest = Omit<z.output<typeof message>, 'headers'> & SentHeaders

/** Reads a manual request. Throws a `SandboxError` for one that cannot be sent. */
export function readManualRequest(given: unknown): ManualRequest {
  const { headers, ...request } = readBody(given, message)
  if (request.method === 'GET' && request.body !== '')
    throw new SandboxError('invalid_request', 'A GET has no body.', 'Leave the body empty.')
  return { ...request, ...readHeaders(headers) }
}
