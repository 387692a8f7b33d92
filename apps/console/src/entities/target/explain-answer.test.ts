import { expect, it } from 'vitest'
import { explainAnswer } from './explain-answer.ts'

const list = (totalResults: number, count: number) =>
  JSON.stringify({ totalResults, Resources: Array.from({ length: count }, () => ({})) })

it.each([
  [list(0, 0), /creates the resource next/],
  [list(1, 1), /^1 resource matches/],
  [list(9, 3), /^9 match, of which this page has 3/],
])('explains the list %s', (body, text) => {
  expect(explainAnswer({ method: 'GET', path: '/Users' }, { status: 200, body })).toMatch(text)
})

it('says what a conflict is about, in the words of the server', () => {
  const body = JSON.stringify({ scimType: 'uniqueness', detail: 'userName ada is taken.' })
  expect(explainAnswer({ method: 'POST', path: '/Users' }, { status: 409, body })).toMatch(
    /userName. \(uniqueness\) userName ada is taken\.$/,
  )
})

it('distinguishes a wrong filter from one that the server does not take', () => {
  const answer = { status: 400, body: JSON.stringify({ scimType: 'invalidFilter' }) }
  const explain = (filter: string) =>
    explainAnswer({ method: 'GET', path: `/Users?filter=${filter}` }, answer)
  expect(explain('userName eq')).toMatch(/does not follow the grammar/)
  expect(explain('userName eq "ada"')).toMatch(/right by the grammar/)
})

it('has words for an answer that is no JSON', () => {
  expect(explainAnswer({ method: 'GET', path: '/' }, { status: 503, body: '<html>' })).toBe(
    'The server made a mistake.',
  )
})
