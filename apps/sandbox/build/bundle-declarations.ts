import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { doors, installedPackages, packageFolder } from './entries.ts'

/** Bundles the declarations that the compiler has emitted for all doors into `dist`. */
export async function bundleDeclarations(): Promise<void> {
  const bundle = await rolldown({
    input: Object.fromEntries(
      doors.map((name) => [name, join(packageFolder, `dist-types/${name}.d.ts`)]),
    ),
    // The inputs are declarations, so the generator has nothing to do.
    plugins: [dts({ dtsOnly: true, tsconfig: false, generator: 'oxc' })],
    resolve: { conditionNames: ['types', 'import', 'default'] },
    external: [/^node:/, ...installedPackages.map((name) => new RegExp(`^${name}(/|$)`))],
  })
  await bundle.write({
    dir: join(packageFolder, 'dist'),
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types/[name]-[hash].d.ts',
  })
  await bundle.close()
}
