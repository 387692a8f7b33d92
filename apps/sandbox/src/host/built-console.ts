import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { RequestError } from '@pingone-sandbox/http'
import express from 'express'
import type { RequestHandler } from 'express'

/** Where the build puts the console, seen from the sources as well as from the built package. */
export const builtConsoleFolder = fileURLToPath(new URL('../../dist/console', import.meta.url))

/**
 * Serves the built console.
 *
 * Every path without a file is one of the console's own pages, so it answers `index.html`; a missing asset is still not found.
 */
export function serveBuiltConsole(folder: string): RequestHandler {
  if (!existsSync(`${folder}/index.html`)) return explainMissingConsole
  const app = express.Router()
  app.use((request, _response, next) => {
    // What serves files answers other methods without a word.
    if (request.method === 'GET' || request.method === 'HEAD') next()
    else next(new RequestError(405, 'A page can be read, and nothing else.'))
  })
  app.use(
    '/assets',
    express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  app.use(express.static(folder, { cacheControl: false, index: false }))
  app.use((_request, response) => {
    response.sendFile('index.html', { root: folder, cacheControl: false })
  })
  return app
}

const explainMissingConsole: RequestHandler = (_request, response) => {
  response.status(404).type('text/plain').send('The console is not built. Run: pnpm build\n')
}

/** Answers in place of a console that was switched off. */
export const noConsole: RequestHandler = (_request, response) => {
  response.status(404).type('text/plain').send('This sandbox runs without its console.\n')
}
