import type { z } from 'zod'
import { suggestName } from './nearest-name.ts'
import { SandboxError } from './sandbox-error.ts'

/**
 * Asserts that a function has the options that it is given. Types say the same; a test in JavaScript passes anything.
 *
 * Throws a `SandboxError` `unknown_setting` with the nearest name, or `invalid_setting` for an option of another type.
 *
 * @example assertOptions('checkEndpoint', z.strictObject({ token: z.string().optional() }), options)
 */
export function assertOptions(name: string, options: z.ZodObject, given: unknown): void {
  const [issue] = options.safeParse(given).error?.issues ?? []
  if (issue === undefined) return
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys' && path === '') {
    const [key = ''] = issue.keys
    throw new SandboxError(
      'unknown_setting',
      `${name} has no option ${key}.`,
      suggestName(key, Object.keys(options.shape)),
    )
  }
  const message = issue.message.replace(/\.$/, '')
  throw new SandboxError(
    'invalid_setting',
    `${path === '' ? `The options of ${name}` : `${path} of ${name}`}: ${message}.`,
  )
}
