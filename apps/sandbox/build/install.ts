import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { packageFolder } from './entries.ts'

const run = promisify(execFile)

/**
 * Installs the packed sandbox with npm into an empty folder, as a user does who has the tarball.
 *
 * @example await installSandbox(await packSandbox(), folder)
 */
export async function installSandbox(tarball: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "type": "module" }\n')
  await withRegistry((env) =>
    run('npm', ['install', '--no-audit', '--no-fund', tarball], {
      ...{ cwd: folder, env },
      shell: process.platform === 'win32',
    }),
  )
}

/**
 * Gives an environment in which npm needs no network to install the sandbox.
 *
 * Its one dependency comes from a registry on this machine, which has the version of this checkout.
 */
export async function withRegistry<Result>(
  install: (environment: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  const registry = await startRegistry('zod')
  // A package manager that runs this process passes its own settings on in the environment.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name)),
  )
  try {
    return await install({ ...environment, npm_config_registry: originOf(registry) })
  } finally {
    registry.close()
  }
}

/** Serves one package as the registry of npm does. */
async function startRegistry(name: string): Promise<Server> {
  const source = dirname(
    createRequire(join(packageFolder, 'package.json')).resolve(`${name}/package.json`),
  )
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    version: string
  }
  const tarball = await packFolder(source)
  const server = createServer(({ url = '' }, response) => {
    if (url.endsWith('.tgz')) return void response.end(tarball)
    if (url !== `/${name}`) return void response.writeHead(404).end()
    const dist = { tarball: `${originOf(server)}/${name}.tgz` }
    const versions = { [manifest.version]: { ...manifest, dist } }
    response.end(JSON.stringify({ name, 'dist-tags': { latest: manifest.version }, versions }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

/** Makes the tarball that npm makes; npm itself does not pack a folder that is linked from a store. */
async function packFolder(source: string): Promise<Buffer> {
  const target = mkdtempSync(join(tmpdir(), 'pingone-sandbox-registry-'))
  try {
    cpSync(source, join(target, 'package'), { recursive: true })
    await run('tar', ['-czf', 'package.tgz', 'package'], { cwd: target })
    return readFileSync(join(target, 'package.tgz'))
  } finally {
    rmSync(target, { recursive: true })
  }
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
