import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const tracer = `
  import { appendFileSync } from 'node:fs'
  import { registerHooks } from 'node:module'
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context)
      appendFileSync(process.env.MODULE_TRACE, resolved.url + '\\n')
      return resolved
    },
  })`

/** A flag of Node: writes the URL of every module that a process resolves to the file in `MODULE_TRACE`. */
export const importTracer = `--import=data:text/javascript,${encodeURIComponent(tracer)}`

/** The npm packages and the modules of Node that a trace names; those in bundles of this product as well. */
export function packagesIn(trace: string): ReadonlySet<string> {
  return new Set(readFileSync(trace, 'utf8').split('\n').flatMap(packagesAt))
}

function packagesAt(url: string): readonly string[] {
  if (url.startsWith('node:')) return [url]
  if (/\/pingone-sandbox\/dist\/.+\.js$/.test(url)) return packagesInBundle(fileURLToPath(url))
  return [...url.matchAll(/\/node_modules\/(@[^/]+\/[^/]+|[^/]+)\//g)]
    .slice(-1)
    .map(([, name]) => name ?? '')
}

/** The bundler writes the path of each module above its code. */
function packagesInBundle(file: string): readonly string[] {
  const paths = readFileSync(file, 'utf8').matchAll(
    /^\/\/ .*\/node_modules\/(?<name>@[^/]+\/[^/]+|[^/]+)\//gm,
  )
  return [...paths].map(({ groups }) => groups?.['name'] ?? '')
}
