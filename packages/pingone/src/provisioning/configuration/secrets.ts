import { secretKeys } from '../../contract/index.ts'

type Values = Readonly<Record<string, unknown>>

/** The configuration of a connection without its secrets, as a read answers it. */
export function withoutSecrets(configuration: Values): Record<string, unknown> {
  const secrets: readonly string[] = secretKeys
  return Object.fromEntries(Object.entries(configuration).filter(([key]) => !secrets.includes(key)))
}

/** Fills in the secrets that an edit left out; a secret never follows the base URL to another origin. */
export function keepSecrets(previous: Values, next: Values): Record<string, unknown> {
  if (originOf(previous['SCIM_URL']) !== originOf(next['SCIM_URL'])) return { ...next }
  const kept = secretKeys.flatMap((key) =>
    previous[key] !== undefined && !next[key] ? [[key, previous[key]] as const] : [],
  )
  return { ...next, ...Object.fromEntries(kept) }
}

const originOf = (url: unknown): string | undefined =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined
