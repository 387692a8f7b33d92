import type { HttpRequest, HttpResponse } from './message.ts'
// interface only for now
export type Handler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

/** One row of a route table. `path` is a path-to-regexp pattern: `/Users/:id`. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly handle: Handler
}
/** Answers every request: a failure is a response in the dialect of the interface. */
export interface Router {
  handle(request: Omit<HttpRequest, 'params'>): Promise<HttpResponse>
}
export interface Dialect {
  /** Turns whatever a handler threw into a response. */
  readonly onError: (error: unknown, request: HttpRequest) => HttpResponse
  /** No route has this path. */
  readonly onNotFound: (request: HttpRequest) => HttpResponse
  /** The path exists with other methods, listed for `Allow`. */
  readonly onMethodNotAllowed: (request: HttpRequest, allow: readonly string[]) => HttpResponse
}
