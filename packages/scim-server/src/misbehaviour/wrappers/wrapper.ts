import type { HttpResponse, UnroutedRequest } from '@pingone-sandbox/http'
import type { Service } from '../../directory/service.ts'

/** Answers an authorized request to a directory. */
export type Handle = (request: UnroutedRequest) => Promise<HttpResponse>

/** Answers a request; may call `next` more than once. A `ScimError` that it throws becomes the answer. */
export type Layer = (request: UnroutedRequest, next: Handle) => HttpResponse | Promise<HttpResponse>

/**
 * Makes the layer around the routers of a directory: that of single requests and that of the operations of bulk requests. Both share
 * the state of the layer.
 */
export type Wrapper = (service: Service) => Layer

/** Makes a changed service for the operations. */
export type Adapter = (service: Service) => Service
