import type { Server } from 'node:http'
import type { RequestHandler } from 'express'
import type { ViteDevServer } from 'vite'
import { consoleSourceFolder } from './console-sources.ts'
import { createViteLogger } from './vite-logger.ts'

export interface DevelopmentConsole {
  readonly handle: RequestHandler
  /** Starts Vite on a server that listens; requests wait for it. */
  start(server: Server): Promise<void>
  close(): Promise<void>
}

/**
 * Serves the console's sources in watch mode on the sandbox's own port.
 *
 * Vite starts after the server listens, because loading it would hold up the ready line.
 */
export function createDevelopmentConsole(): DevelopmentConsole {
  const vite = Promise.withResolvers<ViteDevServer>()
  // Without a request nobody else waits for it, and a failure to start is told by `start`.
  vite.promise.catch(() => {})
  let isStarted = false

  return {
    handle: async (request, response, next) =>
      (await vite.promise).middlewares(request, response, next),
    async start(server) {
      isStarted = true
      await startVite(server).then(vite.resolve, vite.reject)
      await vite.promise
    },
    async close() {
      if (isStarted) await vite.promise.then((running) => running.close()).catch(() => {})
    },
  }
}

async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer } = await import('vite')
  return createServer({
    root: consoleSourceFolder,
    customLogger: await createViteLogger(),
    server: {
      middlewareMode: true,
      ws: { server },
      // Every request has passed the sandbox's own check of the Host header.
      allowedHosts: true,
    },
  })
}
