import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser, patchOf } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { BADGE, deviceTypes } from './device.test-support.ts'
import { patchErrors } from './patch-errors.ts'
import { refused } from './patched.test-support.ts'
import { expectRefused } from './via.test-support.ts'
import { groups, sendInBulk } from './write.test-support.ts'

const work = { value: 'ada@work.org', type: 'work', primary: true }
const home = { value: 'ada@home.org', type: 'home' }

conforms(patchErrors, {
  async 'patch-remove-without-path'(via) {
    for (const operation of [{ op: 'remove' }, { op: 'remove', value: { title: 'Lady' } }])
      await refused(via, 'noTarget', [operation], { base: { title: 'Lady' } })
  },

  async 'patch-remove-required'(via) {
    for (const path of ['userName', 'id', 'groups', 'meta', 'meta.created', 'schemas'])
      await refused(via, 'mutability', [{ op: 'remove', path }])
    const resourceTypes = deviceTypes
    const client = await via.start({ resourceTypes })
    const doors = [{ value: 'front', type: 'office' }]
    const base = (number: number) => ({ [BADGE]: { number: `B${number}`, doors } })
    for (const path of [
      `${BADGE}:number`,
      `${BADGE}:printed`,
      `${BADGE}:doors[type eq "office"].opened`,
    ])
      await expectRefused(via.patch(client, [{ op: 'remove', path }], { base }), {
        scimType: 'mutability',
      })
    const group = { target: groups, only: notAtMe }
    await expectRefused(via.patch(client, [{ op: 'remove', path: 'displayName' }], group), {
      scimType: 'mutability',
    })
  },

  async 'patch-no-target'(via) {
    const base = { emails: [work] }
    const value = 'x@y.org'
    const vague = ['emails[type ne "work"].value', 'emails[value co "nothing"].value']
    for (const path of vague)
      await refused(via, 'noTarget', [{ op: 'replace', path, value }], { base })
    const strict = await via.start({ tolerances: { 'create-filtered-element': false } })
    for (const path of [...vague, 'emails[type eq "other"].value'])
      await expectRefused(via.patch(strict, [{ op: 'replace', path, value }], { base }), {
        scimType: 'noTarget',
      })
  },

  async 'patch-path'(via) {
    for (const path of [
      'height',
      'name.height',
      'title.',
      'a b',
      'urn:none:title',
      'emails..value',
    ])
      for (const op of ['add', 'replace', 'remove'])
        await refused(via, 'invalidPath', [{ op, path, ...(op !== 'remove' && { value: 'x' }) }])
    for (const path of [
      'height[type eq "work"]',
      'emails[type eq "work"].height',
      'emails[type eq "work"]value',
    ])
      await refused(via, 'invalidPath', [{ op: 'replace', path, value: 'x' }])
  },

  async 'patch-filter'(via) {
    for (const path of [
      'emails[type = "work"]',
      'emails[type eq]',
      'emails[type eq "work"',
      'emails[height eq 1]',
      'emails[]',
    ])
      for (const op of ['add', 'replace', 'remove'])
        await refused(
          via,
          'invalidFilter',
          [{ op, path, ...(op !== 'remove' && { value: home }) }],
          {
            base: { emails: [work] },
          },
        )
  },

  async 'patch-value'(via) {
    for (const operation of [
      { op: 'add', path: 'title' },
      { op: 'replace', path: 'title', value: 7 },
      { op: 'replace', path: 'active', value: 'perhaps' },
      { op: 'add', path: 'name', value: 'Ada' },
      { op: 'add', path: 'emails', value: [{ value: 7 }] },
      { op: 'add', value: 'title' },
      { op: 'replace', value: { title: 7 } },
      { op: 'add', path: 'emails[type eq "work"].value' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 7 },
      { op: 'replace', path: 'emails[type eq "work"]', value: 7 },
    ])
      await refused(via, 'invalidValue', [operation], { base: { emails: [work] } })
  },

  async 'patch-read-only'(via) {
    const client = await via.start({ resourceTypes: deviceTypes })
    const doors = [{ value: 'front', type: 'office' }]
    const base = (number: number) => ({ [BADGE]: { number: `B${number}`, doors } })
    const paths = ['id', 'meta', 'meta.created', 'groups', `${BADGE}:printed`]
    for (const op of ['add', 'replace'])
      for (const path of [
        ...paths,
        `${BADGE}:doors[type eq "office"].opened`,
        'groups[type eq "direct"]',
      ])
        await expectRefused(via.patch(client, [{ op, path, value: 'x' }], { base }), {
          scimType: 'mutability',
        })
  },

  async 'patch-message'(via) {
    const client = await via.start()
    const path = `/Users/${await createUser(client, 'me')}`
    const Operations = [{ op: 'add', path: 'title', value: 'Countess' }]
    for (const body of [
      { Operations },
      { schemas: [URN.searchRequest], Operations },
      { schemas: [URN.patchOp] },
      { schemas: [URN.patchOp], Operations: 'add' },
      patchOf({ op: 'move', path: 'title' }),
      patchOf({ path: 'title', value: 'Countess' }),
      patchOf({ op: 'add', path: 7, value: 'Countess' }),
    ]) {
      const answers = [
        await via.send(client, 'PATCH', path, { body }),
        await via.send(client, 'PATCH', '/Me', { body }),
        await sendInBulk({ client, send: via.send }, { method: 'PATCH', path, data: body }),
      ]
      for (const answer of answers)
        expect(answer).toMatchObject({
          status: 400,
          body: { schemas: [URN.error], scimType: 'invalidSyntax' },
        })
    }
    expect((await client.send('GET', path)).body).not.toHaveProperty('title')
  },

  async 'patch-off'(via) {
    const client = await via.start({ features: { patch: false } })
    for (const path of ['title', 'emails[type eq "work"].value'])
      await expectRefused(via.patch(client, [{ op: 'add', path, value: 'Countess' }]), {
        status: 501,
      })
    const config = await client.send('GET', '/ServiceProviderConfig')
    expect(config.body.patch.supported).toBe(false)
  },
})

const notAtMe = (way: string) => !way.startsWith('/Me')
