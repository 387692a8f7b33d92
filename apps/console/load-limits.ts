import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

interface Options {
  /** The chunk that every page shows beside itself. */
  readonly beside: string
  /** The page of a first visit, and how much it may load, in bytes after gzip. */
  readonly first: { readonly page: string; readonly limit: number }
  /** How much any other page may load that is opened by its address. */
  readonly limit: number
}

/** Fails the build when a page that is opened directly, what its chunks import included, needs more script than allowed. */
export function loadLimits({ beside, first, limit }: Options): Plugin {
  // Outside production React brings its warnings along, which no page loads.
  let isLimited = true
  return {
    name: 'load-limits',
    configResolved({ isProduction }) {
      isLimited = isProduction
    },
    generateBundle(_options, bundle) {
      if (!isLimited) return
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const frame = chunks.filter(({ isEntry, name }) => isEntry || name === beside)
      const pages = chunks.filter(({ name }) => name.endsWith('-page'))
      if (frame.length !== 2 || !pages.some(({ name }) => name === first.page))
        this.error(`${beside} and ${first.page} are to be chunks beside the entry.`)
      for (const page of pages) {
        const allowed = page.name === first.page ? first.limit : limit
        const bytes = gzipSize(withImports([...frame, page], bundle))
        if (page.name === first.page)
          this.info(`The first visit loads ${bytes} bytes of script after gzip.`)
        if (bytes > allowed)
          this.error(`${page.name} loads ${bytes} bytes of script; ${allowed} are allowed.`)
      }
    },
  }
}

function withImports(
  roots: readonly Rolldown.OutputChunk[],
  bundle: Rolldown.OutputBundle,
): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>()
  const waiting = [...roots]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    for (const name of chunk.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk') waiting.push(imported)
    }
  }
  return found
}

const gzipSize = (chunks: ReadonlySet<Rolldown.OutputChunk>) =>
  [...chunks].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
