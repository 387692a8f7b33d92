import { RequestError } from '@pingone-sandbox/http'
import type { Router } from '@pingone-sandbox/http'
import { sendRefusal, toExpress } from '@pingone-sandbox/http/express'
import type { HostGuard } from '@pingone-sandbox/http/express'
import express from 'express'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { ConsoleAccess } from './console-access.ts'
import { interfaceAt, pathOf } from './interface-at.ts'
import { securityHeaders } from './security-headers.ts'

interface AppOptions {
  readonly guard: HostGuard
  /** Gives the `Date` of every answer; the system does unless given. */
  readonly date?: () => Date
}

export interface MainAppOptions extends AppOptions {
  /** The path that all paths begin with; may be empty. */
  readonly basePath: string
  readonly platform: Router
  readonly control: Router
  readonly console: RequestHandler
  readonly isDevelopment: boolean
  /** Asks for the console token; without it the console and the control API are open to every client. */
  readonly access?: ConsoleAccess
  /** Receives the failures of the console. */
  readonly log: (message: string, error: unknown) => void
}

/** Creates the main application: Platform API, token endpoint, control API, and the console for everything else. */
export function createMainApp(options: MainAppOptions): express.Express {
  const { basePath, platform, control, isDevelopment, access } = options
  const platformApi = toExpress(platform)
  const controlApi = toExpress(control)
  const app = express()
  app.use(securityHeaders({ isDevelopment }))
  begin(app, options)
  if (access) app.use(access.handle)
  app.use((request, response, next) => {
    const name = interfaceAt(pathOf(request.originalUrl), basePath)
    if (name === 'console') return options.console(request, response, next)
    return (name === 'control' ? controlApi : platformApi)(request, response, next)
  })
  app.use((_request, _response, next) => next(new RequestError(404, 'There is no such page.')))
  app.use(refuseInDialect(options))
  return app
}

/** Creates the reference server's application: SCIM and nothing else, so that every answer is SCIM's. */
export function createScimApp(options: AppOptions & { readonly router: Router }): express.Express {
  const { router } = options
  const app = express()
  begin(app, options)
  app.use(toExpress(router, { bodyLimit: 5 * 1024 * 1024 }))
  const refuse: ErrorRequestHandler = (error, incoming, outgoing, _next) =>
    sendRefusal(router, error, { incoming, outgoing })
  app.use(refuse)
  return app
}

function begin(app: express.Express, { guard, date }: AppOptions): void {
  app.disable('x-powered-by')
  app.disable('etag')
  if (date)
    app.use((_, response, next) => {
      response.setHeader('date', date().toUTCString())
      next()
    })
  app.use((request, _response, next) => next(guard(request)))
}

/** Answers errors in the dialect of the interface that the request is for; pages have plain text. */
function refuseInDialect({
  basePath,
  platform,
  control,
  log,
}: MainAppOptions): ErrorRequestHandler {
  return async (error, incoming, outgoing, _next) => {
    const name = interfaceAt(pathOf(incoming.originalUrl), basePath)
    if (name !== 'console')
      return sendRefusal(name === 'control' ? control : platform, error, { incoming, outgoing })
    if (outgoing.headersSent) return void outgoing.destroy()
    const { status, message } = toRequestError(error)
    if (status >= 500) log('The console failed', error)
    outgoing.status(status).type('text/plain').send(`${message}\n`)
  }
}

/** Errors of the file server have a status, and messages that contain local paths. */
function toRequestError(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof RequestError) return error
  const status: unknown = Object(error).status
  if (typeof status !== 'number' || status < 400 || status > 499)
    return {
      status: 500,
      message: 'The sandbox made a mistake. Its log on standard error has the details.',
    }
  const message =
    status === 404 ? 'There is no such page.' : 'The address of the page cannot be understood.'
  return { status, message }
}
