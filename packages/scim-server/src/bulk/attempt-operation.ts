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

/** How this server writes an Error message. */
const errorBeginning = `{"schemas":["${URN.error}"]`

/** What a bulk request runs with. */
export interface BulkRun {
  readonly service: Service
  /** The bulk request itself. */
  readonly request: HttpRequest
  /** Serves single operations. */
  readonly router: Router
  /** Makes the router that serves operations on another store. */
  readonly routerOn: (service: Service) => Router
  /** Puts around the router what stands around that of single requests. */
  readonly surround?: ((router: Router) => Router) | undefined
}

/** What became of an operation, and the id of what it made or changed, whatever the outcome shows of it. */
export interface Attempt {
  readonly outcome: BulkOutcome
  readonly id?: string
}

/** Tries one operation as the single request that it stands for, and says what became of it. */
export async function attemptOperation(
  { operation, circle }: BulkStep,
  resolve: Resolve,
  run: BulkRun,
): Promise<Attempt> {
  const { method, bulkId, path } = operation
  const tried = { method, ...(bulkId !== undefined && { bulkId }) }
  try {
    if (circle.length > 0) {
      const detail = `These operations refer to each other in a circle: ${circle.join(', ')}.`
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

/** Serves an operation, and tells where the resource is that it made or changed; what stands around the router may hide that. */
async function serve(
  request: UnroutedRequest,
  { router, surround }: BulkRun,
): Promise<{ readonly response: HttpResponse; readonly location?: string | undefined }> {
  let location: string | undefined
  const noting: Router = {
    ...router,
    async handle(each) {
      const response = await router.handle(each)
      if (each.method === request.method && response.status < 400)
        location = each.method === 'POST' ? response.headers['location'] : each.path
      return response
    },
  }
  const response = await (surround?.(noting) ?? noting).handle(request)
  return { response, location }
}

function idAt(location: string): string {
  return decodeURIComponent(location.slice(location.lastIndexOf('/') + 1))
}

/** Says of an operation that it failed: it has made no version, and what it was to create is nowhere. */
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

/** The request that an operation stands for. It comes from the same client, who is authorized already. */
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
      // A new resource has no version that could be another one.
      ...(method !== 'POST' && { 'if-match': version }),
    },
    body:
      data === undefined ? '' : JSON.stringify(resolveData(operation, service.endpoints, resolve)),
  }
}

/** A resource that is still to be created has no URL. */
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
  // An Error message is shown, whatever the status beside it says.
  if (status >= 400 || text.startsWith(errorBeginning)) {
    return { status: String(status), response: JSON.parse(text || '{}') }
  }
  return {
    ...(location !== undefined && { location }),
    ...(etag !== undefined && { version: etag }),
    status: String(status),
  }
}
