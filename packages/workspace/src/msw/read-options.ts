import { z } from 'zod'
import { SandboxError, suggestName } from '../text/index.ts'

const text = z.string()
const callback = z.custom((given) => typeof given === 'function', {
  error: 'a function is expected',
})
const instant = text.refine((given) => !Number.isNaN(Date.parse(given)), {
  error: 'an instant like 2026-01-31T09:00:00Z is expected',
})
const resources = z.array(z.looseObject({}))

const server = {
  token: text.trim().min(1, { error: 'a text is expected' }),
  misbehaviours: z.array(text),
  schemas: z.looseObject({}),
  uniqueGroupNames: z.boolean(),
  features: z.unknown(),
  me: z.unknown(),
  tolerances: z.unknown(),
  unknownMembers: z.unknown(),
}

const tenant = {
  users: z.int().min(0),
  // Its content is read where the seed is made.
  seed: z.looseObject({}),
  randomSeed: z.int(),
  environmentId: text,
  clientId: text.min(1, { error: 'a text is expected' }),
  clientSecret: text.min(1, { error: 'a text is expected' }),
  profile: text,
  clock: text,
  fetch: callback,
  log: callback,
}

/** The options of each function by name. Their types say the same; a test in JavaScript passes anything. */
const options = {
  pingOneHandlers: z.strictObject({ ...tenant, region: text }).partial(),
  sandboxHandlers: z
    .strictObject({ ...tenant, url: text, scim: z.strictObject(server).partial() })
    .partial(),
  scimHandlers: z
    .strictObject({ ...server, clock: instant, log: callback, users: resources, groups: resources })
    .partial(),
}

/** Throws a `SandboxError` for options that a function does not have, or that are of another type. */
export function assertOptions(name: keyof typeof options, given: unknown): void {
  const [issue] = options[name].safeParse(given).error?.issues ?? []
  if (issue === undefined) return
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const known = Object.keys(path === '' ? options[name].shape : server)
    const unknown = path === '' ? key : `${path}.${key}`
    throw new SandboxError(
      'unknown_setting',
      `${name} has no option ${unknown}.`,
      suggestName(key, known),
    )
  }
  throw new SandboxError(
    'invalid_setting',
    `${path === '' ? `The options of ${name}` : `${path} of ${name}`}: ${issue.message}.`,
  )
}

/** Reads the URL of an option. Throws a `SandboxError` for one that no request can have. */
export function readUrl(name: string, given: unknown, base?: string): URL {
  const url = URL.parse(String(given), base)
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url
  throw new SandboxError(
    'invalid_setting',
    `${name} takes an http or https URL without credentials; ${JSON.stringify(given)} is none.`,
    'Write one like https://app.example.com/scim/v2.',
  )
}
