import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import { conforms } from './conforms.test-support.ts'
import { filterErrors } from './filter-errors.ts'
import { expectFound, refusesFilter, refusesSelection } from './filtered.test-support.ts'

conforms(filterErrors, {
  async 'filter-no-order'(via) {
    const client = await via.start()
    for (const operator of ['gt', 'ge', 'lt', 'le']) {
      await refusesFilter(via, client, `active ${operator} false`)
      await refusesFilter(via, client, `x509Certificates.value ${operator} "AAAA"`)
      await refusesSelection(via, client, `roles[primary ${operator} false]`)
      await refusesSelection(via, client, `x509Certificates[value ${operator} "AAAA"]`)
    }
  },

  async 'filter-separator'(via) {
    const client = await via.start()
    await createUser(client, 'ada')
    await expectFound(via, client, { '  userName   eq   "ada"  ': ['ada'] })
    for (const space of ['\t', '\n', '\u00a0']) {
      await refusesFilter(via, client, `userName${space}eq "ada"`)
      await refusesSelection(via, client, `roles[value${space}eq "a"]`)
    }
  },

  async 'filter-malformed'(via) {
    const client = await via.start()
    for (const filter of [
      '',
      'userName',
      'userName eq',
      'userName eq ada',
      'userName is "ada"',
      'userName eq "ada',
      '(userName eq "ada"',
      'userName eq "ada")',
      'userName eq "ada" and',
      'not userName pr',
      'emails[type eq "work"',
      'userName gt 3',
      'active eq "perhaps"',
      'meta.created gt "yesterday"',
      'naïve eq "x"',
    ])
      await refusesFilter(via, client, filter)
    for (const filter of [
      '',
      'value',
      'value eq',
      'value is "a"',
      '(value pr',
      'not value pr',
      'value eq 3',
    ])
      await refusesSelection(via, client, `roles[${filter}]`)
  },

  async 'filter-unknown'(via) {
    const client = await via.start()
    for (const filter of ['height gt 3', 'name.height pr', 'emails[height eq 3]', 'urn:x:y pr'])
      await refusesFilter(via, client, filter)
    await refusesSelection(via, client, 'roles[height eq 3]')
  },

  async 'filter-limits'(via) {
    const client = await via.start()
    const term = 'title pr'
    // A filter that is too long does not fit into a URL either.
    for (const [filter, scimType] of [
      [`title eq "${'x'.repeat(20_000)}"`, 'invalidFilter'],
      [`${'('.repeat(60)}${term}${')'.repeat(60)}`, 'invalidFilter'],
      [Array(501).fill(term).join(' or '), 'tooMany'],
    ] as const)
      for (const { way, status, body } of await via.query(client, '/Users', { filter }))
        expect({ way, status, scimType: body.scimType }).toEqual({ way, status: 400, scimType })
  },
})
