import { expect, it } from 'vitest'
import { patchBatches, patchBody } from './group-patch.ts'

const change = { name: 'Team', rename: false, members: ['1', '2', '3'], add: [], remove: [] }
const bodies = (...args: Parameters<typeof patchBatches>) =>
  patchBatches(...args).map((batch) => (patchBody(batch) as { Operations: object[] }).Operations)
const merge = { overwrite: false, limit: 100 }

it('sends nothing when there is nothing to change', () => {
  expect(patchBatches(change, merge)).toEqual([])
})

it('renames without a word about members', () => {
  expect(bodies({ ...change, rename: true }, merge)).toEqual([
    [{ op: 'replace', path: 'displayName', value: 'Team' }],
  ])
})

it('divides changes at the limit, and renames with the first part', () => {
  const limited = { overwrite: false, limit: 2 }
  expect(bodies({ ...change, rename: true, add: ['2', '3'], remove: ['9'] }, limited)).toEqual([
    [
      { op: 'replace', path: 'displayName', value: 'Team' },
      { op: 'add', path: 'members', value: [{ value: '2' }, { value: '3' }] },
    ],
    [{ op: 'remove', path: 'members[value eq "9"]' }],
  ])
})

it('overwrites with the first batch and adds with the others', () => {
  expect(bodies({ ...change, add: ['3'] }, { overwrite: true, limit: 2 })).toEqual([
    [{ op: 'replace', path: 'members', value: [{ value: '1' }, { value: '2' }] }],
    [{ op: 'add', path: 'members', value: [{ value: '3' }] }],
  ])
})

it('empties a group that has no members any more', () => {
  const emptied = { ...change, members: [], remove: ['1'] }
  expect(bodies(emptied, { overwrite: true, limit: 100 })).toEqual([
    [{ op: 'replace', path: 'members', value: [] }],
  ])
})

it('parts a refused batch so that what is said once comes first and each member alone', () => {
  const [batch] = patchBatches({ ...change, rename: true, add: ['2'], remove: ['9'] }, merge)
  const parts = batch
    ?.parts()
    .map((part) => (patchBody(part) as { Operations: object[] }).Operations)
  expect(parts).toEqual([
    [{ op: 'replace', path: 'displayName', value: 'Team' }],
    [{ op: 'add', path: 'members', value: [{ value: '2' }] }],
    [{ op: 'remove', path: 'members[value eq "9"]' }],
  ])
})

it('quotes an id that has quotes in it', () => {
  expect(bodies({ ...change, remove: ['a"b'] }, merge)).toEqual([
    [{ op: 'remove', path: String.raw`members[value eq "a\"b"]` }],
  ])
})
