import type { ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createUserTypes } from './user-types.ts'

/** A source whose version the test sets, and which counts its reads. */
function createSource() {
  const source = { version: '1' as string | undefined, reads: 0 }
  const types = createUserTypes({
    async read(environmentId) {
      source.reads += 1
      return { id: `${environmentId} ${source.reads}` } as unknown as ResourceTypeDefinition
    },
    version: () => source.version,
  })
  return { source, types }
}

it('reads the type of an environment once while the source stays the same', async () => {
  const { source, types } = createSource()
  const first = await types.of('a')
  expect(await types.of('a')).toBe(first)
  expect(await types.of('b')).not.toBe(first)
  expect(source.reads).toBe(2)
})

it('reads again when the source has changed', async () => {
  const { source, types } = createSource()
  const first = await types.of('a')
  source.version = '2'
  expect(await types.of('a')).not.toBe(first)
})

it('keeps nothing that was read while a change was committed', async () => {
  const { source, types } = createSource()
  source.version = undefined
  const first = await types.of('a')
  expect(await types.of('a')).not.toBe(first)
  source.version = '2'
  const reading = types.of('a')
  source.version = undefined
  const during = await reading
  source.version = '2'
  expect(await types.of('a')).not.toBe(during)
})
