import {
  normalizePath,
  type HttpRequest,
  type HttpResponse,
  type Router,
  type UnroutedRequest,
} from '@pingone-sandbox/http'
import { ScimError, URN, type BulkOperation, type BulkOutcome } from '@pingone-sandbox/scim'
import type { Service } from '../directory/service.ts'
import { spellParameters } from '../request/query-names.ts'
import type { BulkStep } from './plan-bulk.ts'
import { resolveData, resolveText, type Resolve } from './references.ts'

/** The beginning of every Error message of this server. */
const errorPrefix = `{"schemas":["${URN.error}"]`

/** The context of the operations of a bulk request. */
export interface BulkRun {
  readonly service: Service
  /** The bulk request itself. */
  readonly request: HttpRequest
  /** Serves single operations. */
  readonly router: Router
  /** Makes a router that serves operations on another store. */
  readonly routerOn: (service: Service) => Router
  /** Wraps the router like that of single requests. */
  readonly surround?: ((router: Router) => Router) | undefined
}

/** The outcome of an operation, and the id of the resource that it created or changed, even if the outcome does not show it. */
export interface Attempt {
  readonly outcome: BulkOutcome
  readonly id?: string
}

/** Attempts one operation like a single request and returns its outcome. */
export async function attemptOperation(
  { operation, cycle }: BulkStep,
  resolve: Resolve,
  run: BulkRun,
): Promise<Attempt> {
  const { method, bulkId, path } = operation
  const tried = { method, ...(bulkId !== undefined && { bulkId }) }
  try {
    if (cycle.length > 0) {
      const detail = `These operations refer to each other in a circle: ${cycle.join(', ')}.`
      throw new ScimError(409, detail)
    }
    const request = requestFor(operation, resolve, run)
    const { response, location } = await serve(request, run)
    return {
      outcome: { ...locate(tried, `${request.base}${request.path}`), ...outcomeOf(response) },
      ...(location !== undefined && { id: idAt(location) }),
    }
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    const { service, request } = run
    const url = `${request.base}${service.basePath}${path.replace(/^(?!\/)/, '/')}`
    return { outcome: failedOutcome(locate(tried, url), error) }
  }
}

/** Serves an operation and returns the location of its resource, which a wrapper around the router may hide in the answer. */
async function serve(
  request: UnroutedRequest,
  { router, surround }: BulkRun,
): Promise<{ readonly response: HttpResponse; readonly location?: string | undefined }> {
  let location: string | undefined
  const observed: Router = {
    ...router,
    async handle(each) {
      const response = await router.handle(each)
      if (each.method === request.method && response.status < 400)
        location = each.method === 'POST' ? response.headers['location'] : each.path
      return response
    },
  }
  const response = await (surround?.(observed) ?? observed).handle(request)
  return { response, location }
}

function idAt(location: string): string {
  return decodeURIComponent(location.slice(location.lastIndexOf('/') + 1))
}

/** Makes the outcome of a failed operation: it has no version, and a failed creation has no location. */
export function failedOutcome(
  { version: _, location, ...tried }: Omit<BulkOutcome, 'status'>,
  error: ScimError,
): BulkOutcome {
  const place = location !== undefined && tried.method !== 'POST' && { location }
  return { ...tried, ...place, status: String(error.status), response: error.toBody() }
}

export function isFailure({ status }: BulkOutcome): boolean {
  return Number(status) >= 400
}

/** Makes the single request of an operation. The client of the bulk request is already authorized. */
function requestFor(
  operation: BulkOperation,
  resolve: Resolve,
  { service, request }: BulkRun,
): UnroutedRequest {
  const { method, path, version, data } = operation
  if (!path.startsWith('/')) {
    const detail = `There is no SCIM endpoint at ${JSON.stringify(path)}: the path of an operation begins with a slash, as in "/Users".`
    throw new ScimError(404, detail)
  }
  if (data === undefined && method !== 'DELETE') {
    throw new ScimError(400, `A ${method} operation needs data.`, 'invalidSyntax')
  }
  const target = resolveText(path, (bulkId) => encodeURIComponent(resolve(bulkId)))
  const mark = target.indexOf('?')
  const pathname = mark === -1 ? target : target.slice(0, mark)
  return {
    method,
    base: request.base,
    path: `${service.basePath}${normalizePath(pathname)}`,
    query: spellParameters(new URLSearchParams(mark === -1 ? '' : target.slice(mark))),
    headers: {
      'content-type': 'application/scim+json',
      // A new resource has no version to compare.
      ...(method !== 'POST' && { 'if-match': version }),
    },
    body:
      data === undefined ? '' : JSON.stringify(resolveData(operation, service.endpoints, resolve)),
  }
}

/** Adds the URL of the resource; one that is to be created has none. */
function locate(
  tried: Pick<BulkOutcome, 'method' | 'bulkId'>,
  url: string,
): Pick<BulkOutcome, 'method' | 'bulkId' | 'location'> {
  return tried.method === 'POST' ? tried : { ...tried, location: url }
}

function outcomeOf({
  status,
  headers: { location, etag },
  body,
}: HttpResponse): Pick<BulkOutcome, 'location' | 'version' | 'status' | 'response'> {
  const text = typeof body === 'string' ? body : ''
  // An Error message is an error, whatever its status.
  if (status >= 400 || text.startsWith(errorPrefix)) {
    return { status: String(status), response: JSON.parse(text || '{}') }
  }
  return {
    ...(location !== undefined && { location }),
    ...(etag !== undefined && { version: etag }),
    status: String(status),
  }
}
