import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { runnableRequest } from './runnable-request.ts'
import { formatTest } from './test-code.ts'

it('expects the recorded status', () => {
  expect(formatTest(runnableRequest(exampleExchange), exampleExchange))
    .toBe(String.raw`import { expect, it } from 'vitest'

// export SCIM_TOKEN='the token'
const { SCIM_TOKEN } = process.env

it('Create o\'hara', async () => {
  const response = await fetch('http://127.0.0.1:4471/scim/v2/Users', {
    method: 'POST',
    headers: {
      authorization: ${'`Bearer ${SCIM_TOKEN}`'},
      'content-type': 'application/scim+json',
    },
    body: '{"userName":"o\'hara"}',
    redirect: 'manual',
  })
  expect(response.status, await response.text()).toBe(201)
})
`)
})

it.each([
  [{ status: 500, headers: {}, body: '' }, 'The recorded answer: 500.'],
  [{ status: 302, headers: {}, body: '' }, 'The recorded answer: 302.'],
  [undefined, 'The recorded answer: there was none.'],
])('expects a success where the recorded answer is the failure %o', (response, comment) => {
  const { response: _, ...unanswered } = exampleExchange
  const exchange = { ...unanswered, ...(response && { response }) }
  const code = formatTest(runnableRequest(exchange), exchange)
  expect(code).toContain(`// ${comment}\n  expect(response.ok, await response.text()).toBe(true)`)
})
