import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Service } from '../../directory/service.ts'

/** Answers the requests to a directory whose token is right. */
export type Handle = (request: UnroutedRequest) => Promise<HttpResponse>

/** Answers a request, for which it may ask `next` more than once; a `ScimError` that it throws is answered as such. */
export type Layer = (request: UnroutedRequest, next: Handle) => HttpResponse | Promise<HttpResponse>

/**
 * Makes what stands around the routers of a directory: that of single requests, and that of the operations of bulk requests.
 * What it remembers from one request to the next is common to both.
 */
export type Wrapper = (service: Service) => Layer

/** Makes another service for the operations to work with. */
export type Adapter = (service: Service) => Service
