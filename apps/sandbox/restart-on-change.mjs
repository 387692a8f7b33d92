// Runs a script of the sandbox, and runs it again on a change of the sources of the server.
// Usage: node restart-on-change.mjs <script> [arguments]. It is JavaScript, so that any Node runs it.
import { spawn } from 'node:child_process'
import { globSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Milliseconds without a further change before the server restarts: an editor writes several files. */
const quietMs = 200
/** Milliseconds that the server may take to close. */
const graceMs = 5000

const root = fileURLToPath(new URL('../../', import.meta.url))
const [script = '', ...words] = process.argv.slice(2)

let server
/** What the server says of itself when it is ready: its ports, and whether a restart keeps its data. */
let ready
let isEnding = false
let timer

function start() {
  const ports = ready === undefined ? [] : ['--port', ready.port]
  if (ready?.scimPort !== undefined) ports.push('--scim-port', ready.scimPort)
  const child = spawn(process.execPath, [...process.execArgv, script, ...words, ...ports], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const running = { child, isReady: false, ended: Promise.withResolvers() }
  child.on('message', (message) => {
    running.isReady = true
    ready = message
  })
  child.on('exit', (code) => {
    running.ended.resolve()
    if (server === running) serverEnded(code)
  })
  server = running
}

/** The server ended by itself. Wrong settings need a new start; a wrong source may be fixed by the next change. */
function serverEnded(code) {
  server = undefined
  if (isEnding) return
  if (code !== 1 || !process.features.typescript) return process.exit(code ?? 1)
  report('The server has ended. It starts again on the next change of a source.')
}

/** Closes the server in order: it ends when the channel to it closes. One that still starts cannot hear of that. */
async function stop() {
  const running = server
  server = undefined
  if (running === undefined) return
  if (!running.isReady) running.child.kill('SIGTERM')
  else if (running.child.connected) running.child.disconnect()
  const killing = setTimeout(() => running.child.kill('SIGKILL'), graceMs)
  await running.ended.promise
  clearTimeout(killing)
}

async function restart(file) {
  const outcome =
    ready === undefined || ready.isPersistent
      ? ''
      : ' The directory starts anew, since its data are in memory; --data-dir keeps them.'
  report(`${file} has changed: the server restarts.${outcome}`)
  await stop()
  if (!isEnding) start()
}

async function end() {
  if (isEnding) return
  isEnding = true
  await stop()
  process.exit(0)
}

function report(text) {
  process.stderr.write(`${text}\n`)
}

let restarting = Promise.resolve()
function noteChange(file) {
  if (!/\.(?:ts|mjs|json)$/.test(file) || /\.test(?:-support)?\.ts$/.test(file)) return
  clearTimeout(timer)
  timer = setTimeout(() => {
    restarting = restarting.then(() => restart(file)).catch((error) => report(String(error)))
  }, quietMs)
}

if (process.features.typescript)
  for (const folder of globSync(['packages/*/src', 'apps/sandbox/src'], { cwd: root }))
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name !== null) noteChange(`${folder}/${name.replaceAll('\\', '/')}`)
    })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())
start()
