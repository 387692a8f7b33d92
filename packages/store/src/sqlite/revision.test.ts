import { groupResourceType, userResourceType } from '@pingone-sandbox/scim'
import { expect, it, onTestFinished } from 'vitest'
import { createSqliteStore } from './index.ts'

function openStore() {
  const store = createSqliteStore({
    collections: [
      { name: 'users', type: userResourceType, unique: [['userName']] },
      { name: 'groups', type: groupResourceType },
    ],
  })
  onTestFinished(() => store.close())
  const revisions = () => ['users', 'groups'].map((name) => store.revision?.(name))
  return { store, revisions }
}

const put = (collection: string, id: string) =>
  ({ kind: 'put', collection, document: { id, userName: id } }) as const

it('changes the revision of a collection with each put and delete in it, and no other', async () => {
  const { store, revisions } = openStore()
  const before = revisions()
  await store.commit([put('users', 'a')])
  const afterPut = revisions()
  await store.commit([{ kind: 'delete', collection: 'users', id: 'a' }])
  const afterDelete = revisions()

  expect(new Set([before[0], afterPut[0], afterDelete[0]]).size).toBe(3)
  expect([afterPut[1], afterDelete[1]]).toEqual([before[1], before[1]])
})

it('keeps the revisions while documents are read', async () => {
  const { store, revisions } = openStore()
  await store.commit([put('users', 'a')])
  const before = revisions()
  await store.get('users', 'a')
  await store.find('users')
  expect(revisions()).toEqual(before)
})

it('changes every revision when it is cleared', async () => {
  const { store, revisions } = openStore()
  const [users, groups] = revisions()
  await store.clear()
  expect(revisions()[0]).not.toBe(users)
  expect(revisions()[1]).not.toBe(groups)
})
