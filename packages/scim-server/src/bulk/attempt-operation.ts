import type { HttpRequest, HttpResponse, Router, UnroutedRequest } from '@pingone-sandbox/http'
import { ScimError, type BulkOperation, type BulkOutcome } from '@pingone-sandbox/scim'
import type { Service } from '../service.ts'
import type { BulkStep } from './plan-bulk.ts'
import { resolveReferences, resolveText, type Resolve } from './references.ts'

/** What a bulk request runs with. */
export interface BulkRun {
  readonly service: Service
  /** The bulk request itself. */
  readonly request: HttpRequest
  /** Serves single operations. */
  readonly router: Router
}

/** Tries one operation as the single request that it stands for, and says what became of it. */
export async function attemptOperation(
  { operation, circle }: BulkStep,
  resolve: Resolve,
  run: BulkRun,
): Promise<BulkOutcome> {
  const { method, bulkId, path } = operation
  const tried = { method, ...(bulkId !== undefined && { bulkId }) }
  try {
    if (circle.length > 0) {
      const detail = `These operations refer to each other in a circle: ${circle.join(', ')}.`
      throw new ScimError(409, detail)
    }
    const request = requestFor(operation, resolve, run)
    const response = await run.router.handle(request)
    return { ...locate(tried, `${request.origin}${request.path}`), ...outcomeOf(response) }
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    const { service, request } = run
    const url = `${request.origin}${service.basePath}${path}`
    return failedOutcome(locate(tried, url), error)
  }
}

/** Says of an operation that it failed. */
export function failedOutcome(
  { version: _version, ...tried }: Omit<BulkOutcome, 'status'>,
  error: ScimError,
): BulkOutcome {
  return { ...tried, status: String(error.status), response: error.toBody() }
}

/** The request that an operation stands for. It comes from the same client, who is authorized already. */
function requestFor(
  { method, path, version, data }: BulkOperation,
  resolve: Resolve,
  { service, request }: BulkRun,
): UnroutedRequest {
  if (data === undefined && method !== 'DELETE') {
    throw new ScimError(400, `A ${method} operation needs data.`, 'invalidSyntax')
  }
  const target = resolveText(path, (bulkId) => encodeURIComponent(resolve(bulkId)))
  const mark = target.indexOf('?')
  const pathname = mark === -1 ? target : target.slice(0, mark)
  return {
    method,
    origin: request.origin,
    path: `${service.basePath}${pathname}`,
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark)),
    headers: {
      'content-type': 'application/scim+json',
      // A new resource has no version that could be another one.
      ...(method !== 'POST' && { 'if-match': version }),
    },
    body: data === undefined ? '' : JSON.stringify(resolveReferences(data, resolve)),
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
  if (status >= 400) {
    return { status: String(status), response: JSON.parse(typeof body === 'string' ? body : '{}') }
  }
  return {
    ...(location !== undefined && { location }),
    ...(etag !== undefined && { version: etag }),
    status: String(status),
  }
}
