import type { RequestHandler } from 'express'

/**
 * Sets the headers that keep the console's pages to themselves.
 *
 * The development server needs inline scripts, and only it gets them. Icons of connections may come from anywhere.
 *
 * @see {@link https://www.w3.org/TR/CSP3/}
 */
export function securityHeaders({
  isDevelopment,
}: {
  readonly isDevelopment: boolean
}): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': [
        "default-src 'self'",
        `script-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
        // Component libraries set styles at run time.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: https:",
        // Vite waits in a worker for a server that was restarted.
        ...(isDevelopment ? ["worker-src 'self' blob:"] : []),
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    next()
  }
}
