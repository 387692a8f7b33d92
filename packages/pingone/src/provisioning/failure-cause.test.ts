import { expect, it } from 'vitest'
import { causeOf } from './failure-cause.ts'

it.each([
  [{ status: 401 }, 'credentials'],
  [{ status: 403 }, 'credentials'],
  [{ status: 404 }, 'not-found'],
  [{ status: 409 }, 'conflict'],
  [{ status: 400 }, 'refused'],
  [{ status: 422 }, 'refused'],
  [{ status: 429 }, 'throttled'],
  [{ status: 503, leftBehind: true }, 'target-error'],
  [{ status: 200 }, 'unreadable'],
  [{ status: 302 }, 'unreadable'],
  [{}, 'no-answer'],
  [{ leftBehind: true }, 'circuit-open'],
  [{ cause: 'mapping' }, 'mapping'],
] as const)('calls %j %s', (failure, cause) => {
  expect(causeOf({ message: '', ...failure })).toBe(cause)
})
