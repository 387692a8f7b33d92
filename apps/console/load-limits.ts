import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

interface Options {
  /** The chunks that every page shows beside itself. */
  readonly beside: readonly string[]
  /** The page of a first visit, and how much it may load, in bytes after gzip. */
  readonly first: { readonly page: string; readonly limit: number }
  /** How much any other page may load that is opened by its address. */
  readonly limit: number
  /** The chunks of each address that opens more than its page: the page, its panel, the tab. */
  readonly panels: readonly (readonly string[])[]
}

/** Fails the build when a page or panel that is opened directly, what its chunks import included, needs more script than allowed. */
export function loadLimits({ beside, first, limit, panels }: Options): Plugin {
  return {
    name: 'load-limits',
    generateBundle: {
      // After Vite has added what each chunk preloads.
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const frame = chunks.filter(({ name }) => beside.includes(name))
        const pages = chunks.filter(({ name }) => name.endsWith('-page')).map(({ name }) => [name])
        if (frame.length < beside.length || !pages.flat().includes(first.page))
          this.error(`Each of ${[...beside, first.page].join(', ')} is to be a chunk.`)
        for (const names of [...pages, ...panels]) {
          const opened = names.map((each) => chunks.find(({ name }) => name === each))
          const found = opened.filter((chunk) => chunk !== undefined)
          if (found.length < names.length)
            this.error(`Each of ${names.join(', ')} is to be a chunk.`)
          const isFirst = names[0] === first.page
          const allowed = isFirst ? first.limit : limit
          const bytes = gzipSize(withImports([...frame, ...found], bundle))
          if (isFirst) this.info(`The first visit loads ${bytes} bytes of script after gzip.`)
          if (bytes > allowed)
            this.error(`${names.join(', ')}: ${bytes} bytes of script; ${allowed} are allowed.`)
        }
      },
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
