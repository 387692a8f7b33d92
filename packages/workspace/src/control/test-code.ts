import { isExpectedMiss, type Exchange } from '@pingone-sandbox/contract'
import { fetchCall, quote, readVariables } from './fetch-code.ts'
import type { RunnableRequest } from './runnable-request.ts'

/**
 * Writes an exchange as a test of the target, with Vitest and `fetch`. It expects the recorded status; where that was a failure, it
 * expects that the request succeeds.
 */
export function formatTest(request: RunnableRequest, exchange: Exchange): string {
  const { response, summary } = exchange
  const isExpected =
    response !== undefined &&
    ((response.status >= 200 && response.status < 300) || isExpectedMiss(exchange))
  const recorded = response === undefined ? 'there was none' : `${response.status}`
  return [
    "import { expect, it } from 'vitest'",
    '',
    ...readVariables(request),
    `it(${quote(summary)}, async () => {`,
    `  const response = await ${fetchCall(request).replaceAll('\n', '\n  ')}`,
    ...(isExpected
      ? [`  expect(response.status, await response.text()).toBe(${response.status})`]
      : [
          `  // The recorded answer: ${recorded}.`,
          '  expect(response.ok, await response.text()).toBe(true)',
        ]),
    '})',
    '',
  ].join('\n')
}
