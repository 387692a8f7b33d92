import { expect, it } from 'vitest'
import { diffResources } from './resource-diff.ts'

const changes = (before: object, after: object) =>
  diffResources(before, after)
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, path, before: one, after: other }) => [kind, path, one, other])

it('finds nothing where order, letter case of names and emptiness differ', () => {
  const before = {
    userName: 'ada',
    emails: [
      { value: 'a@x', type: 'work' },
      { type: 'home', value: 'b@x' },
    ],
    nickName: null,
    roles: [],
  }
  const after = {
    emails: [
      { type: 'home', value: 'b@x' },
      { value: 'a@x', Type: 'work' },
    ],
    username: 'ada',
  }
  expect(changes(before, after)).toEqual([])
})

it('names what was added, removed and changed', () => {
  const before = { name: { givenName: 'Ada', familyName: 'King' }, title: 'Countess' }
  const after = { name: { givenName: 'Ada', familyName: 'Lovelace' }, nickName: 'A' }
  expect(changes(before, after)).toEqual([
    ['changed', 'name.familyName', 'King', 'Lovelace'],
    ['added', 'nickName', undefined, 'A'],
    ['removed', 'title', 'Countess', undefined],
  ])
})

it('pairs values by value before type', () => {
  const before = {
    emails: [
      { type: 'work', value: 'a@x' },
      { type: 'home', value: 'b@x' },
    ],
  }
  const after = {
    emails: [
      { type: 'home', value: 'a@x' },
      { type: 'work', value: 'c@x' },
    ],
  }
  expect(changes(before, after)).toEqual([
    ['changed', 'emails[type eq "home"].type', 'work', 'home'],
    ['removed', 'emails[type eq "home"]', { type: 'home', value: 'b@x' }, undefined],
    ['added', 'emails[type eq "work"]', undefined, { type: 'work', value: 'c@x' }],
  ])
})

it('pairs values by a type that is theirs alone', () => {
  expect(
    changes(
      { emails: [{ type: 'work', value: 'a@x' }] },
      { emails: [{ type: 'work', value: 'b@x' }] },
    ),
  ).toEqual([['changed', 'emails[type eq "work"].value', 'a@x', 'b@x']])
})

it('shows which members of a group were added and removed', () => {
  expect(
    changes(
      { members: [{ value: '1' }, { value: '2' }] },
      { members: [{ value: '2' }, { value: '3' }] },
    ),
  ).toEqual([
    ['removed', 'members[value eq "1"]', { value: '1' }, undefined],
    ['added', 'members[value eq "3"]', undefined, { value: '3' }],
  ])
})

it('writes attributes of an extension after its URN, and what the target keeps last', () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
  const before = { meta: { version: '1' }, [enterprise]: { manager: { value: '1' } } }
  const after = { meta: { version: '2' }, [enterprise]: { manager: { value: '2' } } }
  expect(changes(before, after).map(([, path]) => path)).toEqual([
    `${enterprise}:manager.value`,
    'meta.version',
  ])
})
