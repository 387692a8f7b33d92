import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { startMcp } from '../../apps/sandbox/test/mcp/mcp-client.ts'
import { nodeVersions } from './node-versions.ts'

const shipped = join(inject('installation'), 'node_modules/pingone-sandbox')
const command = join(shipped, 'dist/cli/main.js')

it.each(nodeVersions)(
  'offers its tools to the client of the official SDK on Node $version',
  async ({ executable }) => {
    await using mcp = await startMcp(['--start', '--write'], { program: [executable, command] })
    const { data } = await mcp.call('connect_endpoint')
    expect(data).toMatchObject({ isIdle: true, connection: { isNew: true } })
    expect(mcp.stderr()).toBe('')
  },
)

it('contains the description of the sandbox for coding agents', () => {
  const skill = readFileSync(join(shipped, 'SKILL.md'), 'utf8')
  expect(skill).toMatch(/^---\nname: pingone-sandbox\n/)
})
