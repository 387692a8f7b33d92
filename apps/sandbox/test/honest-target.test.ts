import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { liveHonestly } from './honest-life.ts'
import { startScimmyTarget } from './scimmy-target.ts'
import { startScriptedTarget } from './scripted-target.ts'
import { startStoryAt } from './target-story.ts'

const profiles = ['current', 'put-only-2024', 'patch-first'] as const

it.each(profiles)('remarks nothing on the reference server in the profile %s', async (profile) => {
  await using story = await startStoryAt(undefined, { profile })
  expect((await liveHonestly(story)).remarked).toEqual([])
})

it.each(profiles)(
  'confirms each write that an honest target answers, profile %s',
  async (profile) => {
    await using target = await startScriptedTarget()
    await using story = await startStoryAt(target.url, { profile })
    const { remarked, written } = await liveHonestly(story)
    expect(remarked).toEqual([])
    expect(written.filter(({ confirmed }) => !confirmed)).toEqual([])
  },
)

it.each(['current', 'put-only-2024'])(
  'remarks nothing on SCIMMY in the profile %s',
  async (profile) => {
    await using target = await startScimmyTarget()
    await using story = await startStoryAt(target.url, { profile })
    expect((await liveHonestly(story)).remarked).toEqual([])
  },
)

it('notices that SCIMMY appends where a PATCH without a path replaces a list', async () => {
  await using target = await startScimmyTarget()
  await using story = await startStoryAt(target.url, { profile: 'patch-first' })
  const { remarked } = await liveHonestly(story)
  expect(new Set(remarked.flatMap(({ remarks }) => remarks))).toEqual(
    new Set(['kept emails[work]', 'two-primaries emails']),
  )
})

it('neither remarks nor confirms where answers have no body', async () => {
  await using target = await startScriptedTarget(({ method, id }, honest) => {
    const answer = honest()
    return id !== undefined && method !== 'GET' ? { status: 204 } : answer
  })
  await using story = await startStoryAt(target.url)
  const { remarked, written } = await liveHonestly(story)
  expect(remarked).toEqual([])
  const updated = written.filter(({ summary }) => summary === 'Updated')
  expect(updated.length).toBeGreaterThan(0)
  expect(updated.filter(({ confirmed }) => confirmed)).toEqual([])
})

it.each(profiles)(
  'remarks nothing on what is returned on request or never, profile %s',
  async (profile) => {
    const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-'))
    const file = join(folder, 'schemas.json')
    writeFileSync(file, JSON.stringify(discreetSchemas))
    try {
      await using story = await startStoryAt(undefined, {
        profile,
        scimSchemas: file,
        configuration: { SCHEMA_EXTENSION_URNS: acme },
      })
      const { id } = await story.rule('population.id pr')
      for (const [sourceAttribute, targetAttribute] of [
        ['username', 'userName'],
        ['name.given', 'badge'],
        ['name.family', 'pin'],
      ])
        await story.call('POST', `/propagation/rules/${id}/mappings`, {
          sourceAttribute,
          targetAttribute,
        })
      const ada = await story.hire('ada', { name: { given: 'B7', family: 'P9' } })
      await story.revise()
      await story.outcomes()
      await story.call('PATCH', `/users/${ada.id}`, { name: { given: 'B8', family: 'P8' } })
      const ends = await story.outcomes()
      expect(ends.map(({ summary }) => summary)).toEqual(['Created', 'Updated'])
      expect(ends.flatMap(({ remarks }) => remarks)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

const acme = 'urn:ietf:params:scim:schemas:extension:acme:2.0:User'
const attribute = (name: string, more: object) => ({
  ...{ name, type: 'string', multiValued: false, required: false, caseExact: false },
  ...{ mutability: 'readWrite', uniqueness: 'none', ...more },
})
const discreetSchemas = {
  schemas: [
    {
      ...{ id: acme, name: 'Acme', description: 'Attributes that are not shown.' },
      attributes: [
        attribute('badge', { returned: 'request' }),
        attribute('pin', { returned: 'never', mutability: 'writeOnly' }),
      ],
    },
  ],
  resourceTypes: [
    {
      ...{ name: 'User', endpoint: '/Users', schema: URN.user },
      schemaExtensions: [{ schema: acme, required: false }],
    },
  ],
}
