import { realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { ServerOptions } from 'vite'
import { consoleSourceFolder, repositoryFolder } from './console-sources.ts'

/**
 * Says which files Vite may serve: the sources that the console is made of, and packages that are installed.
 *
 * `dataDir` is denied wherever it is, also inside one of those folders, and so is what people keep secrets in.
 */
export function chooseServedFiles(dataDir: string | undefined): NonNullable<ServerOptions['fs']> {
  return {
    strict: true,
    allow: [
      ...['src', 'public', 'index.html', 'node_modules'].map((name) =>
        join(consoleSourceFolder, name),
      ),
      ...['client', 'contract', 'expression', 'scim'].map((name) =>
        join(repositoryFolder, 'packages', name, 'src'),
      ),
      join(repositoryFolder, 'node_modules'),
    ],
    deny: [
      ...['.env', '.env.*', '.npmrc', '.git', '**/.git/**'],
      ...['*.{crt,pem,key,p12,pfx,cer,der}', '*.{db,db-wal,db-shm,db-journal,sqlite}'],
      ...['scim-token', 'scim-token-*', 'pingone-sandbox.config.*', 'pnpm-*.yaml', '.pnpm-*'],
      ...(dataDir === undefined ? [] : foldersOf(dataDir).flatMap(everythingIn)),
    ],
  }
}

/**
 * Makes the test whether a path leads into a folder, through whatever symbolic link.
 *
 * Vite's own list of what is denied does not hold for its public folder, nor for names that links give to a file.
 */
export function createFolderTest(folder: string): (path: string) => boolean {
  const roots = [consoleSourceFolder, join(consoleSourceFolder, 'public'), sep]
  return (path) => {
    const below = decode(path).replace(/^\/+@fs(?=\/)/, '')
    return roots.some((root) => {
      const file = realPathOf(join(root, below))
      return foldersOf(folder).some((each) => file === each || file.startsWith(each + sep))
    })
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The path without symbolic links, as far as it exists. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** A folder under the name that was given, and under the one that it has without symbolic links. */
function foldersOf(folder: string): readonly string[] {
  const path = resolve(folder)
  return [...new Set([path, realPathOf(path)])]
}

function everythingIn(folder: string): readonly string[] {
  const pattern = folder
    .split(sep)
    .join('/')
    .replaceAll(/[\\!*?()[\]{}+@|^$]/g, String.raw`\$&`)
  return [pattern, `${pattern}/**`]
}
