import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createGroupOperations } from '../src/outbound/groups.ts'
import { type GroupChange } from '../src/outbound/group-patch.ts'
import { startRecordingTarget } from './recording-target.ts'

const list = (...resources: object[]) => ({
  schemas: [URN.listResponse],
  totalResults: resources.length,
  Resources: resources,
})
const members = (...ids: string[]) => ids.map((value) => ({ value }))
const change: GroupChange = {
  name: 'Team',
  rename: true,
  members: ['1', '2'],
  add: ['2'],
  remove: ['3'],
}

it('finds a group by a filter on its name', async () => {
  await using target = await startRecordingTarget({
    'GET /Groups': [200, list({ id: 'g', displayName: 'Team' })],
  })
  expect(await createGroupOperations(target.connect()).find(['Team'])).toMatchObject({
    value: { id: 'g' },
  })
  expect(target.requests).toEqual(['GET /Groups?filter=displayName eq "Team"'])
})

it('finds a group by listing all when the profile says so', async () => {
  await using target = await startRecordingTarget({
    'GET /Groups': [200, list({ id: 'f', displayName: 'Other' }, { id: 'g', displayName: 'Team' })],
  })
  const groups = createGroupOperations(target.connect({}, { groupLookup: 'list' }))
  expect(await groups.find(['Team'])).toMatchObject({ value: { id: 'g' } })
  expect(target.requests).toEqual(['GET /Groups?startIndex=1&count=1000'])
})

it('creates a group with its members', async () => {
  await using target = await startRecordingTarget({ 'POST /Groups': [201, { id: 'g' }] })
  await createGroupOperations(target.connect()).create('Team', ['1'])
  expect(target.requests).toEqual([
    ['POST /Groups', { schemas: [URN.group], displayName: 'Team', members: members('1') }],
  ])
})

it('creates a group bare and fills it when the profile says so', async () => {
  await using target = await startRecordingTarget({
    'POST /Groups': [201, { id: 'g' }],
    'PATCH /Groups/g': [204],
  })
  const groups = createGroupOperations(target.connect({}, { groupCreateMembers: 'afterwards' }))
  expect(await groups.create('Team', ['1'])).toMatchObject({ ok: true, value: { id: 'g' } })
  expect(target.requests).toMatchObject([
    ['POST /Groups', { displayName: 'Team' }],
    ['PATCH /Groups/g', { Operations: [{ op: 'add', path: 'members', value: members('1') }] }],
  ])
})

it('merges by PATCH: adds and removes what changed', async () => {
  await using target = await startRecordingTarget({ 'PATCH /Groups/g': [204] })
  await createGroupOperations(target.connect({ GROUP_MEMBERSHIP_HANDLING: 'Merge' })).update(
    'g',
    change,
  )
  expect(target.requests).toMatchObject([
    [
      'PATCH /Groups/g',
      {
        Operations: [
          { op: 'replace', path: 'displayName', value: 'Team' },
          { op: 'add', path: 'members', value: members('2') },
          { op: 'remove', path: 'members[value eq "3"]' },
        ],
      },
    ],
  ])
})

it('overwrites by PATCH: replaces the whole set', async () => {
  await using target = await startRecordingTarget({ 'PATCH /Groups/g': [204] })
  await createGroupOperations(target.connect({ GROUP_MEMBERSHIP_HANDLING: 'Overwrite' })).update(
    'g',
    { ...change, rename: false },
  )
  expect(target.requests).toMatchObject([
    [
      'PATCH /Groups/g',
      { Operations: [{ op: 'replace', path: 'members', value: members('1', '2') }] },
    ],
  ])
})

it('merges by PUT: keeps the foreign members it reads', async () => {
  await using target = await startRecordingTarget({
    'GET /Groups/g': [200, { id: 'g', members: members('3', 'foreign') }],
    'PUT /Groups/g': [200, {}],
  })
  const connection = target.connect({ GROUP_MEMBERSHIP_HANDLING: 'Merge' }, { groupUpdate: 'put' })
  await createGroupOperations(connection).update('g', change)
  expect(target.requests).toMatchObject([
    'GET /Groups/g',
    ['PUT /Groups/g', { displayName: 'Team', members: members('foreign', '1', '2') }],
  ])
})

it('overwrites by PUT without reading', async () => {
  await using target = await startRecordingTarget({ 'PUT /Groups/g': [204] })
  const connection = target.connect(
    { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
    { groupUpdate: 'put' },
  )
  await createGroupOperations(connection).update('g', change)
  expect(target.requests).toMatchObject([['PUT /Groups/g', { members: members('1', '2') }]])
})
