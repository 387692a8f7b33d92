import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect } from 'vitest'
import { scimServerCollections } from '../directory/collections.ts'
import { createDistantStore } from '../test/distant-store.ts'
import { createUser, patchOf } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { left, patched, refused } from './patched.test-support.ts'
import { patching } from './patching.ts'
import { expectAccepted } from './via.test-support.ts'
import { groups, sendInBulk } from './write.test-support.ts'

const work = { value: 'ada@work.org', type: 'work', primary: true }
const home = { value: 'ada@home.org', type: 'home' }
const phone = { value: '1', type: 'work', display: 'Office' }

conforms(patching, {
  async 'patch-add'(via) {
    const base = { title: 'Lady', emails: [work] }
    const expected = { nickName: 'Ada', title: 'Countess', emails: [work, home] }
    await patched(via, { base, expected }, [
      { op: 'add', path: 'nickName', value: 'Ada' },
      { op: 'add', path: 'title', value: 'Countess' },
      { op: 'add', path: 'emails', value: [home] },
    ])
    const value = { nickName: 'Ada', title: 'Countess', emails: [home] }
    await patched(via, { base, expected }, [{ op: 'add', value }])
  },

  async 'patch-add-sub-attributes'(via) {
    const base = { name: { givenName: 'Ada', familyName: 'Byron' }, phoneNumbers: [phone] }
    const name = { givenName: 'Ada', familyName: 'King' }
    const expected = { name, phoneNumbers: [phone] }
    await patched(via, { base, expected }, [{ op: 'add', path: 'name.familyName', value: 'King' }])
    await patched(via, { base, expected }, [
      { op: 'add', path: 'name', value: { familyName: 'King' } },
    ])
    await patched(via, { base, expected }, [{ op: 'add', value: { name: { familyName: 'King' } } }])
    for (const [path, value] of [
      ['phoneNumbers[type eq "work"].value', '2'],
      ['phoneNumbers[type eq "work"]', { value: '2' }],
    ] as const)
      await patched(via, { base, expected: { phoneNumbers: [{ ...phone, value: '2' }] } }, [
        { op: 'add', path, value },
      ])
  },

  async 'patch-add-twice'(via) {
    const base = { title: 'Lady', emails: [work, home] }
    for (const operations of [
      [
        { op: 'add', path: 'emails', value: [home] },
        { op: 'add', path: 'title', value: 'Lady' },
      ],
      [{ op: 'add', value: base }],
      [{ op: 'add', path: 'emails[type eq "home"].value', value: home.value }],
    ])
      for (const { way, answer, before, after } of await via.patch(await via.start(), operations, {
        base,
      }))
        expect({ way, status: answer.status, after }).toEqual({ way, status: 200, after: before })
  },

  async 'patch-remove'(via) {
    const mixed = { value: 'x@work.org', type: 'home' }
    const base = {
      title: 'Lady',
      name: { givenName: 'Ada', familyName: 'King' },
      emails: [work, home, mixed],
      phoneNumbers: [phone],
      roles: [{ value: 'a' }, { value: 'b' }],
    }
    const { title: _title, roles: _roles, ...kept } = base
    await left(via, base, { ...kept, name: { familyName: 'King' } }, [
      { op: 'remove', path: 'title' },
      { op: 'remove', path: 'name.givenName' },
      { op: 'remove', path: 'roles' },
    ])
    const { display: _display, ...silent } = phone
    const selected = { ...base, emails: [work, home], phoneNumbers: [silent] }
    await left(via, base, { ...selected, roles: [{ value: 'a' }] }, [
      { op: 'remove', path: 'emails[type eq "home" and value ew "work.org"]' },
      { op: 'remove', path: 'phoneNumbers[type eq "work"].display' },
      { op: 'remove', path: 'roles[value eq "b"]' },
    ])
  },

  async 'patch-remove-last'(via) {
    const base = {
      emails: [work],
      name: { givenName: 'Ada' },
      photos: [{ value: 'https://x.org/ada' }],
      [URN.enterpriseUser]: { department: 'Tools' },
    }
    const { emails: _emails, ...others } = base
    await left(via, base, {}, [
      { op: 'remove', path: 'emails' },
      { op: 'remove', path: 'name.givenName' },
      { op: 'remove', path: 'photos' },
      { op: 'remove', path: `${URN.enterpriseUser}:department` },
    ])
    await left(via, base, others, [{ op: 'remove', path: 'emails[value eq "ada@work.org"]' }])
    await left(via, { roles: [{ value: 'a' }] }, {}, [
      { op: 'remove', path: 'roles[value eq "a"].value' },
    ])
  },

  async 'patch-replace'(via) {
    const base = { title: 'Lady', emails: [work, home], photos: [{ value: 'https://x.org/old' }] }
    const given = { title: 'Countess', nickName: 'Ada', photos: [{ value: 'https://x.org/new' }] }
    const expected = { ...given, emails: [work, home] }
    const operations = Object.entries(given).map(([path, value]) => ({
      op: 'replace',
      path,
      value,
    }))
    await patched(via, { base, expected }, operations)
    await patched(via, { base, expected }, [{ op: 'replace', value: given }])
  },

  async 'patch-replace-selected'(via) {
    const other = { value: 'ada@other.org', type: 'other' }
    const base = { emails: [work, home, { ...other, type: 'home' }] }
    await patched(via, { base, expected: { emails: [other, ...base.emails.slice(1)] } }, [
      { op: 'replace', path: 'emails[type eq "work"]', value: other },
    ])
    const both = base.emails.map((email) =>
      email.type === 'home' ? { ...email, display: 'At home' } : email,
    )
    await patched(via, { base, expected: { emails: both } }, [
      { op: 'replace', path: 'emails[type eq "home"].display', value: 'At home' },
    ])
  },

  async 'patch-replace-complex'(via) {
    const base = { name: { givenName: 'Ada', familyName: 'Byron' } }
    const value = { familyName: 'King' }
    const expected = { name: { givenName: 'Ada', familyName: 'King' } }
    await patched(via, { base, expected }, [{ op: 'replace', path: 'name', value }])
    await patched(via, { base, expected }, [{ op: 'replace', value: { name: value } }])
  },

  async 'patch-without-path'(via) {
    const base = { title: 'Lady', nickName: 'Ada', emails: [work] }
    const value = { title: 'Countess', emails: [home], externalId: 'X1' }
    const others = { nickName: 'Ada', title: 'Countess', externalId: 'X1' }
    await patched(via, { base, expected: { ...others, emails: [work, home] } }, [
      { op: 'add', value },
    ])
    await patched(via, { base, expected: { ...others, emails: [home] } }, [
      { op: 'replace', value },
    ])
  },

  async 'patch-in-order'(via) {
    const emails = [{ ...work, value: 'late@work.org' }]
    const late = 'late@work.org'
    const add = { op: 'add', path: 'title', value: 'Lady' }
    const remove = { op: 'remove', path: 'title' }
    const plain = [add, remove, { op: 'add', path: 'nickName', value: 'A' }]
    await left(via, {}, { nickName: 'B' }, [
      ...plain,
      { op: 'replace', path: 'nickName', value: 'B' },
    ])
    await left(via, {}, { nickName: 'B' }, [...plain, { op: 'replace', value: { nickName: 'B' } }])
    await left(via, {}, { nickName: 'A', emails }, [
      ...plain,
      { op: 'add', path: 'emails', value: [work] },
      { op: 'replace', path: 'emails[type eq "work"].value', value: late },
    ])
  },

  async 'patch-atomic'(via) {
    const base = { title: 'Lady', emails: [work] }
    const good = [
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'remove', path: 'emails' },
    ]
    for (const bad of [
      { op: 'replace', path: 'active', value: 'perhaps' },
      { op: 'replace', value: { active: 'perhaps' } },
      { op: 'add', path: 'emails[type eq "home"].primary', value: 'perhaps' },
    ])
      await refused(via, 'invalidValue', [...good, bad], { base })
  },

  async 'patch-primary'(via) {
    const base = { emails: [work, home], phoneNumbers: [{ ...phone, primary: true }] }
    const changed = { ...home, primary: true }
    const expected = (...emails: object[]) => ({ base, expected: { ...base, emails } })
    const before = { ...work, primary: false }
    const fresh = { value: 'new@x.org', primary: true }
    await patched(via, expected(before, changed), [
      { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
    ])
    await patched(via, expected(before, home, fresh), [
      { op: 'add', path: 'emails', value: [fresh] },
    ])
    await patched(via, expected(before, home, fresh), [{ op: 'add', value: { emails: [fresh] } }])
  },

  async 'patch-status'(via) {
    const client = await via.start()
    const title = { title: 'Countess' }
    await expectAccepted(via.write(client, title), title)
    const target = groups
    const displayName = { displayName: 'Crew' }
    for (const { way, answer, body } of await via.write(client, displayName, {
      target,
      only: notAtMe,
    }))
      expect({ way, status: answer.status, sent: answer.body, body }).toMatchObject({
        way,
        status: 204,
        sent: undefined,
        body: displayName,
      })
    for (const { way, answer } of await via.write(client, displayName, {
      target,
      query: '?attributes=displayName',
      only: notAtMe,
    }))
      expect({ way, status: answer.status, body: answer.body }).toMatchObject({
        way,
        status: 200,
        ...(!way.startsWith('Bulk') && { body: displayName }),
      })
  },

  async 'patch-concurrent'(via) {
    const store = createSqliteStore({ collections: scimServerCollections })
    const client = await via.start({ store: createDistantStore(store) })
    const path = `/Users/${await createUser(client, 'ada', { emails: [work] })}`
    const values = Array.from({ length: 8 }, (_, index) => `role-${index}`)
    const operationsFor = (role: string): readonly object[] => [
      { op: 'add', path: 'roles', value: [{ value: `${role} by path` }] },
      { op: 'add', value: { roles: [{ value: `${role} without` }] } },
    ]
    const selected = { op: 'replace', path: 'emails[type eq "work"].display', value: 'At work' }
    await Promise.all([
      ...values.flatMap((role) =>
        operationsFor(role).map((operation) =>
          via.send(client, 'PATCH', path, { body: patchOf(operation) }),
        ),
      ),
      via.send(client, 'PATCH', path, { body: patchOf(selected) }),
      sendInBulk(
        { client, send: via.send },
        {
          method: 'PATCH',
          path,
          data: patchOf({ op: 'add', path: 'roles', value: [{ value: 'bulk' }] }),
        },
      ),
    ])
    const { body } = await client.send('GET', path)
    const roles = body.roles.map(({ value }: { value: string }) => value)
    const expected = values.flatMap((role) => [`${role} by path`, `${role} without`])
    expect(roles.toSorted()).toEqual([...expected, 'bulk'].toSorted())
    expect(body.emails[0].display).toBe('At work')
  },
})

const notAtMe = (way: string) => !way.startsWith('/Me')
