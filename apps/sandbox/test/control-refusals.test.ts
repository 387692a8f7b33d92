import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../src/index.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox({ console: false, users: 0 })
})
afterAll(() => sandbox.close())

const ask = async (method: string, path: string, body?: object) => {
  const init = {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }
  const answer = await fetch(sandbox.urls.control + path, init)
  return { status: answer.status, body: (await answer.json()) as unknown }
}

it.each([
  [
    '/changes?cause=conflit',
    'Unknown value conflit of query parameter cause.',
    'Did you mean conflict?',
  ],
  [
    '/changes?cause=nonsense-of-its-own',
    'Unknown value nonsense-of-its-own of query parameter cause.',
    expect.stringMatching(/^Known are: mapping, credentials, .*, other\.$/),
  ],
  ['/changes?status=fail', 'Unknown value fail of query parameter status.', 'Did you mean failed?'],
  [
    '/events?settings=maybe-so',
    'Unknown value maybe-so of query parameter settings.',
    'Known are: true, false.',
  ],
  ['/events?setting=true', 'Unknown query parameter setting.', 'Did you mean settings?'],
])('says what is wrong with %s', async (path, message, hint) => {
  expect(await ask('GET', path)).toEqual({
    status: 400,
    body: { code: 'invalid_request', message, hint },
  })
})

it.each(['1', -1, 1.5, null])('takes no %j for the version of a set of faults', async (version) => {
  expect(await ask('PUT', '/faults', { faults: [], version })).toEqual({
    status: 400,
    body: {
      code: 'invalid_request',
      message: `The body is wrong at version: a whole number from 0 to ${Number.MAX_SAFE_INTEGER} is expected.`,
      hint: 'GET /_sandbox/faults answers it.',
    },
  })
})

it('names the current version of the faults when a request names another', async () => {
  const { body } = await ask('PUT', '/faults', { faults: [] })
  const { version } = body as { version: number }
  expect(await ask('PUT', '/faults', { faults: [], version: version - 1 })).toEqual({
    status: 409,
    body: {
      code: 'conflict',
      message: `The set has changed since version ${version - 1}; it is at ${version}.`,
      hint: 'GET /_sandbox/faults, and change the present set.',
    },
  })
})

it.each([
  [
    { ruleId: 'r', groupId: 'g', mapings: [] },
    400,
    'invalid_request',
    'Unknown member mapings.',
    'Did you mean mappings?',
  ],
  [{ ruleId: 'r' }, 400, 'invalid_request', expect.stringContaining('wrong at groupId'), undefined],
  [{ ruleId: 'none', groupId: 'g' }, 404, 'not_found', 'There is no rule none.', undefined],
])('says why it shows no name of a group for %j', async (query, status, code, message, hint) => {
  expect(await ask('POST', '/preview/group', query)).toEqual({
    status,
    body: { code, message, ...(hint !== undefined && { hint }) },
  })
})

it('takes no cursor that it has not given', async () => {
  expect(await ask('GET', '/changes?cursor=odd')).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', message: expect.any(String) },
  })
})
