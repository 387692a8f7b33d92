import { z } from 'zod'

const text = z.string().min(1).max(20_000)

/** The members of a body that authenticate at a SCIM base URL; none of them: no `Authorization` header is sent. */
export const targetCredentials = {
  /** The bearer token. */
  token: z.string().max(20_000).optional(),
  /** The user and the password. */
  basic: z.strictObject({ user: text, password: text }).optional(),
  /** The client at the token endpoint that issues the tokens. */
  clientCredentials: z
    .strictObject({ tokenUrl: text, clientId: text, clientSecret: text })
    .optional(),
}

/** Returns the names of the credentials that a body has; more than one contradict each other. */
export function givenCredentials(body: {
  readonly [Name in keyof typeof targetCredentials]?: unknown
}): readonly (keyof typeof targetCredentials)[] {
  const names = Object.keys(targetCredentials) as (keyof typeof targetCredentials)[]
  return names.filter((name) => body[name] !== undefined)
}
