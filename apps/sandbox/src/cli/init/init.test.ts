import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPlatformClient, createResources } from '@pingone-sandbox/client'
import { expect, it } from 'vitest'
import { parseSettings, resolveConfig } from '../../config.ts'
import { settingNames } from '../../config/settings.ts'
import { createSandbox } from '../../sandbox.ts'
import { createFolder } from '../cli-process.test-support.ts'
import { init } from './init.ts'

const configOf = (folder: string) => join(folder, 'pingone-sandbox.config.yaml')

it('writes every setting with its default, as a start reads it', async () => {
  const folder = createFolder()
  expect(init({ folder, force: false }).text).toContain('Next: ')
  expect(await resolveConfig({ flags: {}, environment: {}, folder })).toEqual({
    ...parseSettings({}),
    seed: join(folder, 'pingone-sandbox.seed.yaml'),
  })
  const text = readFileSync(configOf(folder), 'utf8')
  for (const setting of settingNames) expect(text).toMatch(new RegExp(`^(# )?${setting}: `, 'm'))
})

it('writes a seed with which a sandbox starts', async () => {
  const folder = createFolder()
  init({ folder, force: false })
  const seed = join(folder, 'pingone-sandbox.seed.yaml')
  await using sandbox = await createSandbox({ seed, users: 1, console: false })
  const { users } = createResources(
    createPlatformClient({ ...sandbox.urls, ...sandbox.credentials }),
  )
  const names = (await users.all()).map(({ username }) => username)
  expect(names).toHaveLength(3)
  expect(names).toEqual(expect.arrayContaining(['ada', 'bob']))
})

it.each([
  'pingone-sandbox.config.yaml',
  'pingone-sandbox.config.json',
  'pingone-sandbox.seed.yaml',
])('writes nothing where %s is there already, unless it is forced', (name) => {
  const folder = createFolder()
  writeFileSync(join(folder, name), '{}')
  expect(() => init({ folder, force: false })).toThrow(
    expect.objectContaining({ code: 'conflict', message: `${name} is there already.` }),
  )
  expect(readdirSync(folder).toSorted()).toEqual(['.git', name])
  init({ folder, force: true })
  expect(readFileSync(configOf(folder), 'utf8')).toContain('port: 4470')
})
