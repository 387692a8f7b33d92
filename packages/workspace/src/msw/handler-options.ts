import { z } from 'zod'
import { SandboxError } from '../text/index.ts'

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

/** The options of each function. */
export const handlerOptions = {
  pingOne: z.strictObject({ ...tenant, region: text }).partial(),
  sandbox: z.strictObject({ ...tenant, url: text, scim: z.looseObject({}) }).partial(),
  server: z.strictObject(server).partial(),
  scim: z
    .strictObject({ ...server, clock: instant, log: callback, users: resources, groups: resources })
    .partial(),
}

/** Reads the URL of an option. Throws a `SandboxError` for one that no request can have. */
export function readUrl(name: string, given: unknown, base?: string): URL {
  const url = URL.parse(String(given), base)
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return url
  // A URL may hold credentials, which no message repeats.
  const shown =
    typeof given === 'string' && given.includes('@') ? '' : `; ${JSON.stringify(given)} is none`
  throw new SandboxError(
    'invalid_setting',
    `${name} takes an http or https URL without credentials${shown}.`,
    'Write one like https://app.example.com/scim/v2.',
  )
}
