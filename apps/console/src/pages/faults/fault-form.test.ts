import { fault, type FaultInput } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { type FaultForm, faultFormOf, faultOf, faultResolver } from './fault-form.ts'
import { faultPresets } from './fault-preset-list.ts'

const status = { kind: 'status', status: 400 } as const

const faults: readonly FaultInput[] = [
  ...faultPresets.map((preset) => preset.fault),
  { id: 'cut', connectionId: 'vendor', skip: 2, effect: { kind: 'truncated-body' } },
  { resource: 'Group', effect: { kind: 'content-type', value: 'text/plain' } },
  { effect: { ...status, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' } },
  { effect: { ...status, headers: { 'X-One': '1', 'X-Two': '' } } },
  ...[
    { detail: 'No', list: [1, true, null] },
    null,
    0,
    false,
    [],
    '"abc"',
    'abc',
    '{"a":1}',
    '',
  ].map((body) => ({ effect: { ...status, body } })),
  { effect: { ...status, body: '  two\n lines \n' } },
]

it.each(faults)('reads a fault from its form as it was: %j', (each) => {
  expect(fault.parse(faultOf(faultFormOf(each)))).toEqual(fault.parse(each))
})

const written = (parts: Partial<FaultForm>): FaultForm => ({ ...faultFormOf(undefined), ...parts })

it('sends a string that is written as JSON with its quotes', () => {
  const { effect } = faultOf(written({ bodyKind: 'json', body: ' "abc" ' }))
  expect(effect).toMatchObject({ body: '"abc"' })
})

it('leaves out the rows of headers that nothing is written into', () => {
  const headers = [
    { name: '', value: '' },
    { name: ' X-Why ', value: ' a b ' },
  ]
  expect(faultOf(written({ headers })).effect).toMatchObject({ headers: { 'X-Why': 'a b' } })
})

const number = (from: number, to: number) => `A whole number from ${from} to ${to} is expected.`
const retryAfter = 'Seconds or an HTTP date are expected, like 30 or Wed, 21 Oct 2026 07:28:00 GMT.'
const headerName = 'A header name has letters, digits and - but no spaces.'

it.each<[Partial<FaultForm>, object]>([
  [
    { status: '99', times: '' },
    { status: number(200, 599), times: number(1, 1_000_000) },
  ],
  [{ skip: '1.5' }, { skip: number(0, 1_000_000) }],
  [{ kind: 'latency', ms: 'long' }, { ms: number(1, 600_000) }],
  [{ kind: 'content-type', value: ' ' }, { value: 'A media type is expected.' }],
  [{ id: 'two words' }, { id: 'Up to 64 letters, digits, - and _ are expected.' }],
  [{ id: 'taken' }, { id: 'Another fault has the id taken.' }],
  [{ retryAfter: 'soon' }, { retryAfter }],
  [{ bodyKind: 'json', body: '{' }, { body: 'JSON is expected, like {"detail": "Not now"}.' }],
  [
    {
      headers: [
        { name: '', value: 'a' },
        { name: 'X Why', value: 'a' },
      ],
    },
    { headers: [{ name: headerName }, { name: headerName }] },
  ],
  [
    {
      headers: [
        { name: 'X-Why', value: 'a' },
        { name: 'X-Why', value: 'b' },
      ],
    },
    { headers: [undefined, { name: 'A header is given once.' }] },
  ],
  [
    {
      headers: [
        { name: 'X-Why', value: 'a' },
        { name: 'x-why', value: 'b' },
      ],
    },
    { headers: [undefined, { name: 'A header is given once.' }] },
  ],
])('says at its field what is wrong with %j', async (parts, expected) => {
  const validate = faultResolver(['taken'])
  const { errors } = await validate(written(parts), undefined, {} as never)
  expect(messagesOf(errors)).toEqual(expected)
})

it('does not judge what the chosen effect has no use for', async () => {
  const parts = { kind: 'reset', status: '', bodyKind: 'json', body: '{' }
  const { errors } = await faultResolver([])(written(parts), undefined, {} as never)
  expect(errors).toEqual({})
})

/** The messages where they are, without what else stands beside them. */
function messagesOf(errors: unknown): unknown {
  if (Array.isArray(errors)) return Array.from(errors as unknown[], messagesOf)
  if (typeof errors !== 'object' || errors === null) return errors
  if ('message' in errors) return errors.message
  return Object.fromEntries(Object.entries(errors).map(([key, each]) => [key, messagesOf(each)]))
}
