import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { Figures } from './report.ts'

const main = new URL('../main.ts', import.meta.url).pathname

it('measures every contender and every engine', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=pingone-sandbox-source',
    main,
    ...['scim', '--sizes', '400', '--seconds', '0.02', '--rounds', '1', '--json'],
  ])
  const { servers, engines } = JSON.parse(stdout) as Figures

  expect(servers.map(({ contender }) => contender)).toEqual([
    ...['ours', 'file', 'scimmy', 'express', 'node'],
  ])
  const scenarios = servers.map(({ perSecond }) => Object.keys(perSecond).length)
  expect(scenarios).toEqual([8, 8, 8, 6, 1])
  const figures = [
    ...servers.flatMap(({ perSecond }) => Object.values(perSecond)),
    ...engines.flatMap(({ ours, peer, scimmy }) => [ours, peer, scimmy]),
  ]
  expect(figures.length).toBeGreaterThan(60)
  expect(figures.every((figure) => figure > 0)).toBe(true)
})
