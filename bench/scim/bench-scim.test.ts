import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { engineTasks } from './engines.ts'
import type { Figures } from './report.ts'
import { scenarios } from './scenarios.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const size = 200

it('measures every scenario and every engine', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main],
    ...['scim', '--quick', '--sizes', String(size), '--json'],
  ])
  const { ceiling, servers, engines } = JSON.parse(stdout) as Figures
  const all = scenarios.filter(({ fits }) => fits?.(size) ?? true).map(({ name }) => name)

  expect(
    servers.map(({ contender, perSecond }) => ({ contender, measured: Object.keys(perSecond) })),
  ).toEqual([
    { contender: 'ours', measured: all },
    { contender: 'file', measured: all },
    { contender: 'scimmy', measured: all },
    { contender: 'express', measured: all.filter((name) => !/emails|member/.test(name)) },
  ])
  expect(engines.map(({ name }) => name)).toEqual(engineTasks(size).map(({ name }) => name))
  const figures = [
    ceiling,
    ...servers.flatMap(({ perSecond }) => Object.values(perSecond)),
    ...engines.flatMap(({ ours, peer, scimmy }) => [ours, peer, scimmy]),
  ]
  expect(figures.filter((figure) => !(figure > 0))).toEqual([])
})
