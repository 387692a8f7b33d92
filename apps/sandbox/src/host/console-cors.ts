import type { RequestHandler } from 'express'

/**
 * Lets the console's pages read the reference server, which has an origin of its own.
 *
 * Reading only: the pages show what arrived. Any other origin gets no CORS headers, and every request needs the token anyway.
 *
 * @see {@link https://fetch.spec.whatwg.org/#http-cors-protocol}
 */
export function consoleCors(isConsole: (origin: URL) => boolean): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers
    if (origin === undefined || !URL.canParse(origin) || !isConsole(new URL(origin))) return next()
    response.set({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' })
    if (request.method !== 'OPTIONS') return next()
    response
      .set({
        'Access-Control-Allow-Methods': 'GET',
        'Access-Control-Allow-Headers': 'Authorization',
        'Access-Control-Max-Age': '600',
      })
      .status(204)
      .end()
  }
}
