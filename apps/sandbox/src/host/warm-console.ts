import { globSync } from 'node:fs'
import type { ViteDevServer } from 'vite'
import { consoleSourceFolder } from './console-sources.ts'

/** What is needed to paint a page: the frame, every page, and what is fetched beside them. */
const first = ['src/main.tsx', 'src/pages/*/*-page.tsx', 'src/panels/guide/guide-panel.tsx']
const every = ['src/**/*.{ts,tsx}']

/**
 * Bundles the dependencies and transforms the modules that pages are made of, before a browser asks for them.
 *
 * Vite does neither by itself when it is given to another server. Panels and dialogs follow one by one once the promise is resolved, so
 * that requests are answered in between.
 */
export async function warmConsole(vite: ViteDevServer): Promise<void> {
  const { client } = vite.environments
  await client.depsOptimizer?.init()
  await Promise.all(filesOf(first).map((file) => client.warmupRequest(file)))
  await client.waitForRequestsIdle()
  // A server that closes meanwhile needs none of it.
  warmRest(vite).catch(() => {})
}

async function warmRest({ environments: { client } }: ViteDevServer): Promise<void> {
  for (const file of filesOf(every)) {
    // oxlint-disable-next-line no-await-in-loop -- in between, requests are answered
    await client.warmupRequest(file)
  }
}

/** The addresses of the modules that match. */
function filesOf(patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: consoleSourceFolder })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$|^\/src\/test\//.test(file))
}
