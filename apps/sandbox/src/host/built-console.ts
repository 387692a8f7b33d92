import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RequestError } from '@pingone-sandbox/http'
import express from 'express'
import type { RequestHandler } from 'express'
import { packageFolder } from '../package/package-folder.ts'

/** Where the build puts the console. */
export const builtConsoleFolder = join(packageFolder, 'dist/console')

/**
 * Serves the built console below a base path.
 *
 * Every path without a file is a page of the console, so it answers `index.html`; a missing asset is not found.
 */
export function serveBuiltConsole(folder: string, basePath: string): RequestHandler {
  if (!existsSync(`${folder}/index.html`)) return missingConsole
  const app = express.Router()
  app.use((request, _response, next) => {
    // What serves files answers other methods with an empty body.
    if (request.method === 'GET' || request.method === 'HEAD') next()
    else next(new RequestError(405, 'A page can be read, and nothing else.'))
  })
  app.use(
    '/assets',
    express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  const sendPage: RequestHandler = async (_request, response) => {
    const page = await readFile(`${folder}/index.html`, 'utf8')
    response.type('html').send(mountPage(page, basePath))
  }
  app.use('/index.html', sendPage)
  app.use(express.static(folder, { cacheControl: false, index: false }))
  app.use(sendPage)
  return express.Router({ caseSensitive: true }).use(basePath || '/', app)
}

/** Makes the relative addresses of a page absolute: the build leaves them relative to the base path. */
const mountPage = (page: string, basePath: string) =>
  page.replaceAll(/(?<= (?:src|href|content)=")\.\//g, `${basePath}/`)

const missingConsole = refuseAll(404, 'The console is not built. Run: pnpm build')

/** Answers in place of a console that was switched off. */
export const noConsole: RequestHandler = refuseAll(404, 'This sandbox runs without its console.')

/** A router refuses in the next turn of the event loop, when the parser has judged the whole of a request that arrived at once. */
function refuseAll(status: number, message: string): RequestHandler {
  const app = express.Router()
  app.use((_request, _response, next) => next(new RequestError(status, message)))
  return app
}
