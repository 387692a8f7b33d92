import { rm, rename } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Builds beside the output folder, and replaces the folder at the end.
 *
 * A sandbox that is started or serves the console meanwhile finds all files of one build, and two builds do not mix.
 */
export function builtAsAWhole(): Plugin {
  let output = ''
  let draft = ''
  return {
    name: 'built-as-a-whole',
    apply: 'build',
    config({ root = '.', build }) {
      output = resolve(root, build?.outDir ?? 'dist')
      draft = `${output}.${process.pid}`
      return { build: { outDir: draft, emptyOutDir: true } }
    },
    writeBundle: { order: 'post', handler: () => replaceFolder(output, draft) },
    // What a build leaves that fails.
    closeBundle: () => rm(draft, { recursive: true, force: true }),
  }
}

/** Puts a folder in the place of another, which need not exist. */
async function replaceFolder(target: string, replacement: string): Promise<void> {
  const former = `${replacement}.former`
  try {
    await rename(target, former).catch(unless('ENOENT'))
    await rename(replacement, target)
  } catch (error) {
    // Another build was faster by a moment.
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error
    await replaceFolder(target, replacement)
  }
  await rm(former, { recursive: true, force: true })
}

const unless = (code: string) => (error: unknown) => {
  if (!isCode(error, code)) throw error
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
