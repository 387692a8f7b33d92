import { expect, it } from 'vitest'
import { CaptureError } from '../capture/capture-error.ts'
import { readCapture } from './read-capture.ts'

const entry = { request: { method: 'GET', url: 'https://a.example/Users' } }
const event = { eventSource: 'identitystore-scim.amazonaws.com', eventName: 'ListUsers' }

it.each([
  ['', 'The capture is empty.'],
  ['not a capture', 'The capture has no form that is known.'],
  ['{"log": {"entries": [{"request"', 'it ends in the middle, in line 1'],
  ['{\n  "log": secret-word\n}', 'the error is in line 2, column 10'],
  ['{"log": {}}', 'The archive has no log.entries.'],
  ['{"log": {"entries": [{}]}}', 'entry 1 has no request that can be read.'],
  [
    JSON.stringify({ log: { entries: [entry, { request: { method: 'GET', url: '/Users' } }] } }),
    'entry 2 has no request.url',
  ],
  ['{"users": []}', 'neither a HAR archive (log.entries) nor events of CloudTrail (eventName)'],
  [JSON.stringify([event, { eventSource: 'x' }]), 'event 2 has no eventName.'],
  [`${JSON.stringify(event)}\n{"eventName": \n`, 'line 2'],
  ['GET /Users\n', 'Line 1 is no request with an absolute URL.'],
  ['GET https://a.example/Users\nno header\n', 'Line 2 is no header.'],
])('says what is wrong with %j', (text, message) => {
  const read = () => readCapture(text)
  expect(read).toThrow(CaptureError)
  expect(read).toThrow(message)
  // A message quotes nothing of the capture, which may hold secrets.
  expect(read).not.toThrow('secret-word')
})

it('reads the variables, comments and answers of an .http file', () => {
  const text = [
    '@host = https://a.example/scim/v2',
    '',
    '### Create a user',
    '# at: 2026-11-02T09:00:00Z',
    'POST {{host}}/Users HTTP/1.1',
    'Authorization: Bearer {{token}}',
    '// a comment between headers',
    'Content-Type: application/scim+json',
    '',
    '{',
    '  "userName": "ada"',
    '}',
    '',
    '> {% client.test() %}',
    '###',
    '# HTTP/1.1 201 Created',
    '# Content-Type: application/scim+json',
    '#',
    '# {',
    '#   "id": "1"',
    '# }',
    '#',
    '# ada: success',
    '',
    '###',
    'https://a.example/scim/v2/Users/1',
  ].join('\n')
  const { format, requests } = readCapture(text)
  expect(format).toBe('http')
  expect(requests).toMatchObject([
    {
      where: 'line 5',
      method: 'POST',
      url: 'https://a.example/scim/v2/Users',
      at: '2026-11-02T09:00:00.000Z',
      headers: { 'content-type': 'application/scim+json' },
      body: '{"userName":"ada"}',
      response: { status: 201, body: '{\n  "id": "1"\n}' },
    },
    { method: 'GET', url: 'https://a.example/scim/v2/Users/1' },
  ])
})

it('puts the requests of a HAR archive in the order of their times, and decodes their answers', () => {
  const at = (startedDateTime: string, method: string, content: object = {}) => ({
    startedDateTime,
    request: {
      ...entry.request,
      method,
      headers: [
        { name: ':method', value: method },
        { name: 'Accept', value: 'x' },
      ],
    },
    response: { status: 200, headers: [], content },
  })
  const archive = {
    log: {
      entries: [
        at('2026-11-02T10:00:02+01:00', 'PUT'),
        at('2026-11-02T09:00:01Z', 'GET', { text: btoa('{"a":1}'), encoding: 'base64' }),
      ],
    },
  }
  const { requests } = readCapture(`\uFEFF${JSON.stringify(archive)}`)
  expect(requests.map(({ method, where }) => `${method} ${where}`)).toEqual([
    'GET entry 2',
    'PUT entry 1',
  ])
  expect(requests[0]).toMatchObject({ headers: { accept: 'x' }, response: { body: '{"a":1}' } })
})
