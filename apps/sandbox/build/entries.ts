import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the package that is published. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, { readonly default: string }>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8')) as Manifest

/** What programs import: each door of `exports`, as the path below `src` and below `dist` without its ending. */
export const doors: readonly string[] = Object.values(manifest.exports).map((door) =>
  entryOf(door.default),
)

/** What a shell runs, named as the doors are. */
export const commands: readonly string[] = Object.values(manifest.bin).map(entryOf)

/** The packages that users install beside this one; all others are bundled. */
export const installedPackages: readonly string[] = Object.keys({
  ...manifest.dependencies,
  ...manifest.peerDependencies,
})

function entryOf(file: string): string {
  const name = /^\.\/dist\/(?<name>.+)\.js$/.exec(file)?.groups?.['name']
  if (name === undefined) throw new Error(`The manifest names a file that no build makes: ${file}`)
  return name
}
