import { expect, it } from 'vitest'
import { judge } from './retry.ts'
import { describedFailure } from './transport-failure.ts'
import { transportFailureCodes, type TransportFailureCode } from '../wire/transport.ts'

/** After these nothing of the request can have reached the target. */
const unsent: readonly TransportFailureCode[] = [
  ...(['url', 'address', 'dns', 'refused', 'proxy', 'certificate', 'tls', 'scheme'] as const),
]
/** With these the target has answered. */
const answered: readonly TransportFailureCode[] = ['too-large', 'unreadable']

it.each(transportFailureCodes)('leaves open after %s what may have been carried out', (code) => {
  const failure = { code, message: 'It failed.' }
  const isAmbiguous = !unsent.includes(code)
  expect(judge({ failure }).ambiguous).toBe(isAmbiguous)
  expect(describedFailure(failure).ambiguous).toBe(isAmbiguous ? true : undefined)
})

it.each(transportFailureCodes)('counts %s against the target only where it is one', (code) => {
  const { reached, transient } = judge({ failure: { code, message: 'It failed.' } })
  const isRefusedHere = code === 'url' || code === 'address'
  expect(reached).toBe(isRefusedHere ? undefined : answered.includes(code))
  expect(isRefusedHere && transient).toBe(false)
})

it('keeps the status that was read', () => {
  expect(describedFailure({ code: 'too-large', message: 'Too large.', status: 201 })).toEqual({
    cause: 'unreadable',
    status: 201,
    ambiguous: true,
  })
})
