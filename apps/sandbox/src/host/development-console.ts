import { setTimeout as delay } from 'node:timers/promises'
import type { IncomingMessage } from 'node:http'
import { pathBelow, RequestError } from '@pingone-sandbox/http'
import type { RequestHandler } from 'express'
import type { ViteDevServer } from 'vite'
import { consoleSourceFolder } from './console-sources.ts'
import { pathOf } from './interface-at.ts'
import { asksForPage, startingHeader, startingPage } from './starting-page.ts'
import type { Connection } from './upgrades.ts'
import { chooseServedFiles, createFolderTest } from './vite-files.ts'
import { createViteLogger } from './vite-logger.ts'
import { isViteUpgrade, judgeViteRequest } from './vite-requests.ts'
import { createServer } from './node-http.ts'
import { warmConsole } from './warm-console.ts'

/** How long Vite may keep a closing sandbox waiting, in milliseconds. */
const GRACE = 500

export interface DevelopmentConsole {
  readonly handle: RequestHandler
  /** Takes an upgrade of Vite's, and returns true; others are not for it. */
  takeUpgrade(request: IncomingMessage, connection: Connection): boolean
  /** Starts Vite and warms it up. Until then a page says so; other requests wait for Vite. */
  start(): Promise<void>
  close(): Promise<void>
}

export interface DevelopmentConsoleOptions {
  /** Where the sandbox keeps its data, which is never served. */
  readonly dataDir: string | undefined
  /** The path that all paths begin with; may be empty. */
  readonly basePath: string
}

/**
 * Serves the console's sources in watch mode on the sandbox's own port.
 *
 * Vite starts after the server listens, because loading it would hold up the ready line. It sees no request and no upgrade that
 * the sandbox has not judged: it is given a server that never listens, to which upgrades are handed.
 */
export function createDevelopmentConsole(options: DevelopmentConsoleOptions): DevelopmentConsole {
  const { basePath } = options
  const vite = Promise.withResolvers<ViteDevServer>()
  const upgrades = createServer()
  // Without a request nothing else waits for it; `start` reports a failure to start.
  vite.promise.catch(() => {})
  const isData = options.dataDir === undefined ? undefined : createFolderTest(options.dataDir)
  let isStarted = false
  let isStarting = true

  async function startVite(): Promise<ViteDevServer> {
    const vitePackage = await import('vite')
    return vitePackage.createServer({
      root: consoleSourceFolder,
      base: `${basePath}/`,
      customLogger: await createViteLogger(),
      server: {
        middlewareMode: true,
        ws: { server: upgrades },
        fs: chooseServedFiles(options.dataDir),
        cors: false,
        // Every request has passed the sandbox's own check of the Host header.
        allowedHosts: true,
      },
    })
  }

  return {
    async handle(request, response, next) {
      const refusal = judgeViteRequest(request, basePath)
      if (refusal) return next(refusal)
      if (isData?.(pathBelow(pathOf(request.url), basePath) ?? '/'))
        return next(new RequestError(403, 'The data of the sandbox is not served.'))
      if (isStarting && asksForPage(request))
        return void response
          .set({ [startingHeader]: 'yes', 'cache-control': 'no-store' })
          .type('html')
          .send(startingPage)
      ;(await vite.promise).middlewares(request, response, next)
    },
    takeUpgrade: (request, { socket, head }) =>
      isViteUpgrade(request, basePath) && upgrades.emit('upgrade', request, socket, head),
    async start() {
      isStarted = true
      await startVite().then(vite.resolve, vite.reject)
      try {
        await warmConsole(await vite.promise)
      } finally {
        isStarting = false
      }
    },
    async close() {
      if (!isStarted) return
      // Vite ends what it does first, be it a start or the bundling of a package; nothing of that is needed any more.
      const closed = vite.promise.then((running) => running.close()).catch(() => {})
      await Promise.race([closed, delay(GRACE, undefined, { ref: false })])
    },
  }
}
