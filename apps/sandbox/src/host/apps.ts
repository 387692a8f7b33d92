import type { Router } from '@pingone-sandbox/http'
import { allowHosts, toExpress } from '@pingone-sandbox/http/express'
import express from 'express'
import type { RequestHandler } from 'express'
import { consoleCors } from './console-cors.ts'
import { securityHeaders } from './security-headers.ts'

export interface MainAppOptions {
  readonly pingone: Router
  readonly control: Router
  readonly console: RequestHandler
  readonly allowedHosts: readonly string[]
  /** The reference server, which the console reads. */
  readonly scimOrigin: () => string | undefined
  readonly isDevelopment: boolean
}

/** Creates the main application: Platform API, token endpoint, control API, and the console for everything else. */
export function createMainApp(options: MainAppOptions): express.Express {
  const { pingone, control, allowedHosts, scimOrigin, isDevelopment } = options
  const platform = toExpress(pingone)
  const app = createApp(allowedHosts)
  app.use(securityHeaders({ connect: () => [scimOrigin() ?? []].flat(), isDevelopment }))
  app.use('/_sandbox', toExpress(control))
  app.use('/v1', platform)
  app.use(['/as', '/:environmentId/as'], platform)
  app.use(options.console)
  return app
}

/** Creates the reference server's application: SCIM below `/scim/v2`, and nothing else. */
export function createScimApp(options: {
  readonly router: Router
  readonly allowedHosts: readonly string[]
  readonly isConsole: (origin: URL) => boolean
}): express.Express {
  const app = createApp(options.allowedHosts)
  app.use(consoleCors(options.isConsole))
  app.use('/scim/v2', toExpress(options.router, { bodyLimit: 5 * 1024 * 1024 }))
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('The SCIM service is at /scim/v2.\n')
  })
  return app
}

function createApp(allowedHosts: readonly string[]): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(allowHosts(allowedHosts))
  return app
}
