import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readEnvironment } from '../../../apps/sandbox/src/config/environment.ts'
import { runCli, startCli } from '../../../apps/sandbox/src/cli/cli-process.test-support.ts'
import { readComposeFile } from './compose.ts'
import { countUsers, startEndpoint, token } from './endpoint.ts'

const docker = join(import.meta.dirname, '../../../docker')
const read = (path: string) => readFileSync(join(docker, path), 'utf8')
const dockerfile = read('Dockerfile')

const { services, volumes } = readComposeFile(join(docker, 'compose.endpoint.yaml'), {
  SCIM_TOKEN: token,
  PINGONE_SANDBOX_CONSOLE_TOKEN: 'console-token',
})
const { sandbox, endpoint } = services
const all = Object.values(services)

it('names files, folders and volumes that there are', () => {
  const { context = '', dockerfile: file = '' } = sandbox?.build ?? {}
  expect(read(join(context, file))).toBe(dockerfile)
  const sources = all.flatMap((service) =>
    service.volumes.map((volume) => volume.split(':')[0] ?? ''),
  )
  expect(sources).toHaveLength(2)
  for (const source of sources)
    expect(source.startsWith('.') ? existsSync(join(docker, source)) : source in volumes).toBe(true)
  const [, folder] = endpoint?.volumes[0]?.split(':') ?? []
  const [, script = ''] = endpoint?.command ?? []
  expect(existsSync(script.replace(String(folder), join(docker, '../examples/endpoint')))).toBe(
    true,
  )
})

it('publishes ports of the loopback interface alone, which the image exposes', () => {
  const ports = all.flatMap((service) => service.ports)
  expect(ports.length).toBeGreaterThan(0)
  for (const port of ports) {
    const [, inside = ''] = /^127\.0\.0\.1:\d+:(\d+)$/.exec(port) ?? []
    expect(/^EXPOSE (.*)$/m.exec(dockerfile)?.[1]?.split(' ')).toContain(inside)
  }
})

it('waits for services that say when they are healthy', () => {
  expect(Object.keys(sandbox?.depends_on ?? {})).toEqual(['endpoint'])
  expect(endpoint?.healthcheck?.test[1]).toContain(`:${endpoint?.environment['PORT']}/scim/v2/`)
  expect(dockerfile).toMatch(/^HEALTHCHECK /m)
})

/** What follows the image of the sandbox in the commands of the page. */
const commands = [
  ...read('../docs/ci.md').matchAll(
    /^docker compose -f docker\/compose.endpoint.yaml run --rm --no-deps sandbox (.*)$/gm,
  ),
].map(([, words = '']) => words)

it('checks the endpoint and provisions into it, by the commands of the page', async () => {
  const url = await startEndpoint(join(docker, '../examples/endpoint'))
  const { PINGONE_SANDBOX_DATA_DIR: _, ...environment } = sandbox?.environment ?? {}
  expect(() => readEnvironment(sandbox?.environment ?? {})).not.toThrow()
  await using running = await startCli(['--users', '3'], { environment })
  const { origin } = new URL(running.ready['control'] ?? '')
  expect(commands).toHaveLength(2)
  for (const command of commands) {
    const words = command
      .replace('http://endpoint:3000/scim/v2', url)
      .replace('http://sandbox:4470', origin)
      .split(' ')
    const short = words[0] === 'check' ? ['--only', 'users.disable'] : []
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as the page has them
    const { code, stderr } = await runCli([...words, ...short], { environment })
    expect({ code, stderr }).toMatchObject({ code: 0 })
  }
  expect(await countUsers(url)).toBe(1)
  expect(await statusAt(origin, 'sandbox:4470')).toBe(200)
  expect(await statusAt(origin, 'endpoint:4470')).toBe(403)
})

/** How a sandbox answers to a host name. */
async function statusAt(origin: string, host: string): Promise<number | undefined> {
  const [response] = (await once(
    get(`${origin}/_sandbox/health`, { headers: { host } }),
    'response',
  )) as [IncomingMessage]
  response.resume()
  return response.statusCode
}
