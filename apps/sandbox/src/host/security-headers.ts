import type { RequestHandler } from 'express'

/**
 * Sets the security headers of the console's pages.
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
  const headers = namedHeaders(isDevelopment)
  return (_request, response, next) => {
    response.set(headers)
    next()
  }
}

/** For answers outside the applications, which load no resources. */
export const rawSecurityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function namedHeaders(isDevelopment: boolean) {
  return {
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
  }
}
