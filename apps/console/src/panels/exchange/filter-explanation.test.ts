import { expect, it } from 'vitest'
import { explainFilter } from './filter-explanation.ts'

const url = (filter: string) => `http://target.test/Users?filter=${encodeURIComponent(filter)}`

it('shows the filter in the clear', () => {
  expect(explainFilter(url('userName eq "ada"'))).toMatchObject({ text: 'userName eq "ada"' })
})

it('warns of operators that some servers do not support', () => {
  expect(explainFilter(url('userName Eq "ada"'))?.notes.at(-1)).toContain(
    'userName eq "ada" is safe',
  )
})

it('says that a text is no filter', () => {
  expect(explainFilter(url('userName is "ada"'))?.notes[1]).toContain('does not follow')
})

it('has nothing to say of a request without a filter', () => {
  expect(explainFilter('http://target.test/Users/1')).toBeUndefined()
})
