import type { Router } from '@pingone-sandbox/http'
import { allowHosts, toExpress } from '@pingone-sandbox/http/express'
import express from 'express'
import type { RequestHandler } from 'express'
import { securityHeaders } from './security-headers.ts'

interface AppOptions {
  readonly allowedHosts: readonly string[]
  /** Gives the `Date` of every answer; the system does unless given. */
  readonly date?: () => Date
}

export interface MainAppOptions extends AppOptions {
  readonly pingone: Router
  readonly control: Router
  readonly console: RequestHandler
  readonly isDevelopment: boolean
}

/** Creates the main application: Platform API, token endpoint, control API, and the console for everything else. */
export function createMainApp(options: MainAppOptions): express.Express {
  const { pingone, control, isDevelopment } = options
  const platform = toExpress(pingone)
  const app = createApp(options)
  app.use(securityHeaders({ isDevelopment }))
  app.use('/_sandbox', toExpress(control))
  app.use('/v1', platform)
  app.use(['/as', '/:environmentId/as'], platform)
  app.use(options.console)
  return app
}

/** Creates the reference server's application: SCIM and nothing else, so that every answer is SCIM's. */
export function createScimApp(options: AppOptions & { readonly router: Router }): express.Express {
  const app = createApp(options)
  app.use(toExpress(options.router, { bodyLimit: 5 * 1024 * 1024 }))
  return app
}

function createApp({ allowedHosts, date }: AppOptions): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  if (date)
    app.use((_, response, next) => {
      response.setHeader('date', date().toUTCString())
      next()
    })
  app.use(allowHosts(allowedHosts))
  return app
}
