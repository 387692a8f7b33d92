import type { Router } from '@pingone-sandbox/http'
import { allowHosts, toExpress } from '@pingone-sandbox/http/express'
import express from 'express'
import type { RequestHandler } from 'express'
import { securityHeaders } from './security-headers.ts'

export interface MainAppOptions {
  readonly pingone: Router
  readonly control: Router
  readonly console: RequestHandler
  readonly allowedHosts: readonly string[]
  readonly isDevelopment: boolean
}

/** Creates the main application: Platform API, token endpoint, control API, and the console for everything else. */
export function createMainApp(options: MainAppOptions): express.Express {
  const { pingone, control, allowedHosts, isDevelopment } = options
  const platform = toExpress(pingone)
  const app = createApp(allowedHosts)
  app.use(securityHeaders({ isDevelopment }))
  app.use('/_sandbox', toExpress(control))
  app.use('/v1', platform)
  app.use(['/as', '/:environmentId/as'], platform)
  app.use(options.console)
  return app
}

/** Creates the reference server's application: SCIM and nothing else, so that every answer is SCIM's. */
export function createScimApp(options: {
  readonly router: Router
  readonly allowedHosts: readonly string[]
}): express.Express {
  const app = createApp(options.allowedHosts)
  app.use(toExpress(options.router, { bodyLimit: 5 * 1024 * 1024 }))
  return app
}

function createApp(allowedHosts: readonly string[]): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(allowHosts(allowedHosts))
  return app
}
