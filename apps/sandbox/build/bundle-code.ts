import { builtinModules } from 'node:module'
import { join, relative } from 'node:path'
import { build, esmExternalRequirePlugin, type Plugin } from 'vite'
import { commands, doors, installedPackages, packageFolder } from './entries.ts'

/**
 * Bundles the command and all doors into `dist`, with a list of the licenses of what is bundled.
 *
 * It is one bundle, so that a class is the same from every door. Modules that only some entries load are in chunks of their own: a door
 * for browsers loads no module of Node.
 */
export async function bundleCode(licenseFile: string): Promise<void> {
  await build({
    configFile: false,
    root: packageFolder,
    logLevel: 'warn',
    plugins: [withoutDevelopment(), esmExternalRequirePlugin({ external: builtins })],
    resolve: { mainFields: ['module', 'main'] },
    ssr: {
      noExternal: true,
      external: [...installedPackages],
      // What a package has for every platform, in place of what it has for Node alone.
      resolve: { conditions: ['pingone-sandbox-source', 'module'] },
    },
    build: {
      ssr: true,
      outDir: 'dist',
      emptyOutDir: false,
      target: 'node22.18',
      license: { fileName: licenseFile },
      rolldownOptions: {
        // The bundler's runtime for Node imports a module of Node.
        platform: 'neutral',
        input: Object.fromEntries(
          [...commands, ...doors].map((name) => [name, join(packageFolder, `src/${name}.ts`)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
}

/**
 * The modules of Node that bundled CommonJS requires. Each becomes an import at the head of its chunk.
 *
 * SQLite does not: undici requires it for a cache that nothing uses, and Node 22 warns when it loads.
 */
const builtins = builtinModules
  .flatMap((name) => (name.startsWith('node:') ? [name] : [name, `node:${name}`]))
  .filter((name) => name !== 'node:sqlite')

/** What only a checkout can do, and what the bundle has in its place. No code calls it where `runsFromSource` is false. */
const development: Readonly<Record<string, string>> = {
  'src/package/runs-from-source.ts': 'export const runsFromSource = false',
  'src/host/development-console.ts': 'export const createDevelopmentConsole = undefined',
  'src/host/build-console.ts': 'export const buildConsole = undefined',
}

function withoutDevelopment(): Plugin {
  return {
    name: 'without-development',
    load: (id) => development[relative(packageFolder, id).replaceAll('\\', '/')],
  }
}
