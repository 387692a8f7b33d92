import type { Handler, HttpRequest } from '@pingone-sandbox/http'
import { bulkResponse, parseBulkRequest, ScimError, type BulkRequest } from '@pingone-sandbox/scim'
import type { Service } from '../directory/service.ts'
import { receiveObject } from '../request/receive.ts'
import { respond } from '../response/respond.ts'
import type { BulkRun } from './attempt-operation.ts'
import { runBulk } from './run-bulk.ts'

/**
 * Processes many operations in one request, each like a single request. An operation that fails changes nothing, and undoes only
 * operations that refer to each other with it.
 *
 * @throws {ScimError} 413 for more than the limits allow, 400 for a body that is not a bulk request.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.7 RFC 7644 §3.7}
 */
export function processBulk(
  service: Service,
  serving: Pick<BulkRun, 'routerOn' | 'surround'>,
): Handler {
  return async (request) => {
    const { Operations, failOnErrors = Infinity } = receiveBulk(request, service)
    const router = serving.routerOn(service)
    const run = { ...serving, router, service, request, failOnErrors }
    return respond(200, bulkResponse(await runBulk(Operations, run)))
  }
}

function receiveBulk(request: HttpRequest, { limits, tolerances }: Service): BulkRequest {
  const { bulkPayload, bulkOperations } = limits
  if (new TextEncoder().encode(request.body).byteLength > bulkPayload) {
    const detail = `A bulk request may have ${bulkPayload} bytes (maxPayloadSize).`
    throw new ScimError(413, detail)
  }
  const received = parseBulkRequest(receiveObject(request), tolerances)
  const { length } = received.Operations
  if (length > bulkOperations) {
    const detail = `A bulk request may have ${bulkOperations} operations (maxOperations), not ${length}.`
    throw new ScimError(413, detail)
  }
  refuseDuplicates(received)
  return received
}

function refuseDuplicates({ Operations }: BulkRequest): void {
  const seen = new Set<string>()
  for (const { bulkId } of Operations) {
    if (bulkId === undefined) continue
    if (seen.has(bulkId)) {
      const detail = `Two operations have the bulkId ${bulkId}.`
      throw new ScimError(400, detail, 'invalidValue')
    }
    seen.add(bulkId)
  }
}
