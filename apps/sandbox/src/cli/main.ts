#!/usr/bin/env node
// The first file of the command. An older Node can load what it imports, so that it can say what is missing.
import module from 'node:module'

/** As `engines` of the manifest says. */
const oldest = [22, 18] as const

if (isSupported(process.versions.node)) {
  // The second start on a machine skips most of the compilation.
  module.enableCompileCache()
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  process.stderr.write(
    [
      `error: pingone-sandbox needs Node ${oldest.join('.')} or later; this is Node ${process.versions.node}.`,
      'Install a later Node from https://nodejs.org, or run this once with one: npx -p node@22 -p pingone-sandbox pingone-sandbox',
      '',
    ].join('\n'),
  )
  process.exitCode = 1
}

function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}
