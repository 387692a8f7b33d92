import { expect, it } from 'vitest'
import { createReadersWriterLock } from './readers-writer-lock.ts'

it('runs an exclusive job after the shared ones before it, and before those after it', async () => {
  const lock = createReadersWriterLock()
  const said: string[] = []
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const sharing = lock.shared(() => first.promise.then(() => said.push('first is over')))
  const exclusive = lock.exclusive(async () => {
    said.push('exclusive')
    await second.promise
  })
  const late = lock.shared(async () => said.push('late'))
  const next = lock.exclusive(async () => said.push('exclusive again'))
  first.resolve()
  await sharing
  await expect.poll(() => said).toEqual(['first is over', 'exclusive'])
  second.resolve()
  await Promise.all([exclusive, late, next])
  expect(said.slice(0, 2)).toEqual(['first is over', 'exclusive'])
  expect(said.toSorted()).toEqual(['exclusive', 'exclusive again', 'first is over', 'late'])
})

it('is released after a failure', async () => {
  const lock = createReadersWriterLock()
  await expect(lock.exclusive(() => Promise.reject(new Error('No')))).rejects.toThrow('No')
  await expect(lock.shared(() => Promise.reject(new Error('Nor this')))).rejects.toThrow('Nor this')
  expect(await lock.exclusive(async () => 'yes')).toBe('yes')
})
