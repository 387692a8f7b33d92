import {
  MalformedBodyError,
  RequestError,
  type Dialect,
  type HttpResponse,
} from '@pingone-sandbox/http'
import { listResponse, ScimError, type ListPage } from '@pingone-sandbox/scim'
import { ConflictError, StoreError, UniquenessError } from '@pingone-sandbox/store'
import { UnauthorizedError } from '../request/authorize.ts'

type Headers = Readonly<Record<string, string>>

/** The members of a ListResponse other than its resources. */
type PageOfMany = Omit<ListPage<unknown>, 'resources' | 'itemsPerPage'>

/** Answers with a SCIM message or resource (RFC 7644 §3.1). */
export function respond(status: number, body: object, headers: Headers = {}): HttpResponse {
  return respondText(status, JSON.stringify(body), headers)
}

/** Answers with the JSON text of a SCIM message or resource. */
export function respondText(status: number, body: string, headers: Headers = {}): HttpResponse {
  return { status, headers: { 'content-type': 'application/scim+json', ...headers }, body }
}

/** Answers with a page of resources, given as JSON texts (RFC 7644 §3.4.2). */
export function respondList(resources: readonly string[], page: PageOfMany): HttpResponse {
  const frame = listResponse({ ...page, resources: [], itemsPerPage: resources.length })
  // `Resources` is the last member of the message, and empty in the frame.
  const text = JSON.stringify(frame).slice(0, -']}'.length)
  return respondText(200, `${text}${resources.join(',')}]}`)
}

/** The error responses of this server: every failure is an Error message (RFC 7644 §3.12). */
export const scimDialect: Dialect = {
  onError: (error) => respondError(toScimError(error)),
  onNotFound: (request) =>
    respondError(new ScimError(404, `There is no SCIM endpoint at ${request.path}.`)),
  onMethodNotAllowed: (request, methods) => {
    const allow = methods.join(', ')
    const detail = `${request.path} does not support ${request.method}; it supports ${allow}.`
    return respondError(new ScimError(405, detail), { allow })
  },
}

function respondError(error: ScimError, headers: Headers = {}): HttpResponse {
  const challenge = error instanceof UnauthorizedError && { 'www-authenticate': error.challenge }
  return respond(error.status, error.toBody(), { ...headers, ...challenge })
}

/** Converts any error into the one that is sent to the client. */
export function toScimError(error: unknown): ScimError {
  if (error instanceof ScimError) return error
  if (error instanceof UniquenessError) {
    const detail = `Another resource has the same ${error.key.join(' and ')}: ${error.existingId}.`
    return new ScimError(409, detail, 'uniqueness', { cause: error })
  }
  if (error instanceof ConflictError) {
    const detail = 'Other requests keep changing the resource; read it again and retry.'
    return new ScimError(409, detail, undefined, { cause: error })
  }
  if (error instanceof StoreError) {
    return new ScimError(503, `${error.reason} ${error.remedy}`, undefined, { cause: error })
  }
  if (error instanceof MalformedBodyError) {
    return new ScimError(400, error.message, 'invalidSyntax', { cause: error })
  }
  if (error instanceof RequestError) {
    return new ScimError(error.status, error.message, undefined, { cause: error })
  }
  // Details of an internal failure go to the operator, not to the client.
  return new ScimError(500, 'The server failed to process the request.', undefined, {
    cause: error,
  })
}
