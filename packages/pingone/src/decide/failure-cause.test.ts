import { expect, it } from 'vitest'
import { causeOf } from './failure-cause.ts'

it.each([
  [{ status: 401 }, 'credentials'],
  [{ status: 403 }, 'credentials'],
  [{ status: 404 }, 'not-found'],
  [{ status: 410 }, 'not-found'],
  [{ status: 405 }, 'method-not-supported'],
  [{ status: 501 }, 'method-not-supported'],
  [{ status: 408 }, 'target-error'],
  [{ status: 425 }, 'target-error'],
  [{ status: 409 }, 'conflict'],
  [{ status: 400 }, 'refused'],
  [{ status: 422 }, 'refused'],
  [{ status: 429 }, 'throttled'],
  [{ status: 503 }, 'target-error'],
  [{ status: 200 }, 'unreadable'],
  [{ status: 302 }, 'unreadable'],
  [{}, 'other'],
  [{ cause: 'no-answer' }, 'no-answer'],
  [{ cause: 'circuit-open', deferred: { attempts: 0 } }, 'circuit-open'],
  [{ cause: 'mapping' }, 'mapping'],
] as const)('calls %j %s', (failure, cause) => {
  expect(causeOf({ message: '', ...failure })).toBe(cause)
})
