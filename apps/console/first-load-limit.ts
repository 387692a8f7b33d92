import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

interface Options {
  /** The chunks that a first visit shows beside the entry. */
  readonly shown: readonly string[]
  /** In bytes, after gzip. */
  readonly limit: number
}

/** Fails the build when the first visit, what its chunks import included, needs more script than allowed. */
export function firstLoadLimit({ shown, limit }: Options): Plugin {
  // Outside production React brings its warnings along, which nobody visits.
  let isLimited = true
  return {
    name: 'first-load-limit',
    configResolved({ isProduction }) {
      isLimited = isProduction
    },
    generateBundle(_options, bundle) {
      if (!isLimited) return
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const roots = chunks.filter(({ isEntry, name }) => isEntry || shown.includes(name))
      if (roots.length !== shown.length + 1)
        this.error(`Not every one of ${shown.join(', ')} is a chunk beside the entry.`)
      const bytes = gzipSize(withImports(roots, bundle))
      this.info(`The first visit loads ${bytes} bytes of script after gzip.`)
      if (bytes > limit)
        this.error(`The first visit loads ${bytes} bytes of script; ${limit} are allowed.`)
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
