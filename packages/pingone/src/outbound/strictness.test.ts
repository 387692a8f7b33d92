import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { profiles, type BehaviourChoices } from './profile.ts'
import { findBreakage } from './strictness.ts'

const answer = (status: number, body: unknown = '') => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const strict = (choices: Partial<BehaviourChoices>): BehaviourChoices => ({
  ...profiles.current,
  ...choices,
})
const ada = { id: '1', userName: 'ada' }

it.each([
  ['breaks-on-no-content', { noContentAnswer: 'breaks' }, 'DELETE', answer(204)],
  ['breaks-on-empty-put-answer', { emptyPutAnswer: 'breaks' }, 'PUT', answer(200, ' ')],
  [
    'breaks-on-unknown-enterprise-fields',
    { unknownEnterpriseFields: 'break' },
    'GET',
    answer(200, { Resources: [{ ...ada, [URN.enterpriseUser]: { badge: '7' } }] }),
  ],
  [
    'breaks-on-type-case',
    { typeCase: 'breaks' },
    'POST',
    answer(201, { ...ada, phoneNumbers: [{ type: 'Work', value: '1' }] }),
  ],
  [
    'breaks-on-empty-photo',
    { emptyPhoto: 'breaks' },
    'GET',
    answer(200, { ...ada, photos: [{ type: 'photo', value: '' }] }),
  ],
] as const)('%s, when the profile chooses so and only then', (quirk, choices, method, response) => {
  expect(findBreakage(method, response, strict(choices))?.quirk).toBe(quirk)
  expect(findBreakage(method, response, profiles.current)).toBeUndefined()
})

it.each([
  ['a PUT answered with the resource', { emptyPutAnswer: 'breaks' }, 'PUT', answer(200, ada)],
  ['an empty answer to a POST', { emptyPutAnswer: 'breaks' }, 'POST', answer(201)],
  [
    'what RFC 7643 gives the extension',
    { unknownEnterpriseFields: 'break' },
    'GET',
    answer(200, { ...ada, [URN.enterpriseUser]: { department: 'R&D', manager: {} } }),
  ],
  [
    'a type in small letters',
    { typeCase: 'breaks' },
    'GET',
    answer(200, { ...ada, phoneNumbers: [{ type: 'work' }], photos: 'none' }),
  ],
  ['something that is no JSON', { emptyPhoto: 'breaks' }, 'GET', answer(200, '<html>')],
  ['a refusal', { typeCase: 'breaks' }, 'GET', answer(400, { phoneNumbers: [{ type: 'Work' }] })],
] as const)('takes %s', (_, choices, method, response) => {
  expect(findBreakage(method, response, strict(choices))).toBeUndefined()
})
