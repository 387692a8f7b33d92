import { build, defaultClientConditions } from 'vite'

/** A module and what it imports, as one script for browsers. */
export interface BrowserBundle {
  readonly code: string
  /** The modules that are left out: those of Node. */
  readonly imports: readonly string[]
}

/** Bundles a module for browsers; the script declares `name` with its exports. */
export async function bundleForBrowser(entry: string, name: string): Promise<BrowserBundle> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name },
      rollupOptions: { external: /^node:/ },
    },
  })
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []))
  const [chunk] = chunks.filter((each) => each.type === 'chunk')
  return { code: chunk?.code ?? '', imports: chunk?.imports ?? [] }
}
