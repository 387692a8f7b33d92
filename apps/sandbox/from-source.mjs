// Runs the command line from its TypeScript sources. It is JavaScript, so that a Node that is too old can say so in words.
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

const root = new URL('../../', import.meta.url)

// The sources have `using`, which comes with this class.
if (process.features.typescript && 'DisposableStack' in globalThis) {
  // Before anything is imported: start-small.ts says why, and restores what is usual.
  setFlagsFromString('--semi-space-growth-factor=1')
  // So that the cache has all of it, without its types.
  module.enableCompileCache()
  await import('./src/cli/main.ts')
} else {
  process.stderr.write(`${reason()}\n`)
  process.exitCode = 1
}

function reason() {
  const { nodeVersion } =
    /nodeVersion: (?<nodeVersion>\S+)/.exec(read('pnpm-workspace.yaml'))?.groups ?? {}
  const installed = new URL('node_modules/node/', root)
  const lines = [
    `error: Node ${process.versions.node} cannot run TypeScript, in which the sandbox is written; Node 24 and later can.`,
  ]
  if (existsSync(installed) && !existsSync(new URL('bin', installed)))
    lines.push(
      `The npm package "node" is installed to bring Node ${nodeVersion}, but its install script did not run: scripts are switched off (ignore-scripts).`,
      'Run "npx -y pnpm --config.ignore-scripts=false rebuild node" and start again, or use a Node from 24 on.',
    )
  else
    lines.push(
      `Start with "npx -y pnpm start", which brings Node ${nodeVersion} by itself, or use a Node from 24 on.`,
    )
  return lines.join('\n')
}

function read(name) {
  return readFileSync(new URL(name, root), 'utf8')
}
