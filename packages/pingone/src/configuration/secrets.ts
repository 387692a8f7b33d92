import { z } from 'zod'
import {
  connectionFieldOf,
  connectionKeys,
  isSecretMoved,
  keysOfKind,
  scimConfiguration,
  type ScimConfiguration,
} from '@pingone-sandbox/contract'
import { unfitForHeader } from '../wire/header-value.ts'
import { isSecretKey } from '../secrecy/connection-secrets.ts'
import { isMasked } from '../secrecy/mask.ts'
import { maskAddress } from '../secrecy/mask-address.ts'
import { issuesOf } from '../records/parse-input.ts'

type Values = Readonly<Record<string, unknown>>

/** The keys whose addresses may carry a secret of their own. */
const addressKeys: readonly string[] = keysOfKind('base-url', 'token-url')

/** The keys whose values go into a header unchanged. A stored connection with an unfit value stays readable. */
const headerKeys = connectionKeys.filter((key) => connectionFieldOf(key)?.isHeader)

/** The configuration of a connection without its secrets, as a read answers it; those in its addresses are masked. */
export function withoutSecrets(configuration: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configuration)
      .filter(([key]) => !isSecretKey(key))
      .map(([key, value]) => [key, addressKeys.includes(key) ? shownAddress(value) : value]),
  )
}

/** Restores the secrets that an edit leaves out, and those of its masked addresses. A secret is never used for another origin. */
export function keepSecrets(previous: Values, next: Values): Record<string, unknown> {
  const given = { ...next, ...keptAddresses(previous, next) }
  const kept = Object.entries(previous).filter(
    ([key, value]) =>
      isSecretKey(key) &&
      value !== undefined &&
      !given[key] &&
      !isSecretMoved(key, previous, given),
  )
  return { ...given, ...Object.fromEntries(kept) }
}

/**
 * Reads the configuration that results from an edit of a stored one.
 *
 * Throws a `ZodError` that names each wrong key, and says why a secret is not kept.
 */
export function completeConfiguration(previous: Values, next: Values): ScimConfiguration {
  const completed = keepSecrets(previous, next)
  const result = scimConfiguration.safeParse(completed)
  const issues = [
    ...(result.error ? issuesOf(result.error, completed) : []).map((issue) => {
      const [key] = issue.path
      return typeof key === 'string' && isLost(key, previous, completed)
        ? { ...issue, message: `${labelOf(key)} is required. ${notSentElsewhere}` }
        : issue
    }),
    ...addressKeys
      .filter((key) => isMaskedText(completed[key]))
      .map((key) => ({
        code: 'custom' as const,
        path: [key],
        message: `${labelOf(key)} carries a secret that is masked. Enter the whole address anew.`,
        input: undefined,
      })),
    ...headerKeys.flatMap((key) => unfitIssue(key, completed[key])),
  ]
  if (issues.length > 0 || !result.data) throw new z.ZodError(issues)
  return result.data
}

function unfitIssue(key: string, value: unknown) {
  const unfit = typeof value === 'string' ? unfitForHeader(value) : undefined
  if (unfit === undefined) return []
  const message = `${labelOf(key)} contains ${unfit}, which no header can carry.`
  return [{ code: 'custom' as const, path: [key], message, input: undefined }]
}

const notSentElsewhere = 'The stored one is not sent to another server.'

const isLost = (key: string, previous: Values, next: Values): boolean =>
  isSecretKey(key) && previous[key] !== undefined && !next[key]

const labelOf = (key: string): string => connectionFieldOf(key)?.label ?? key

const shownAddress = (address: unknown): unknown =>
  typeof address === 'string' ? maskAddress(address) : address

/** A masked address that an edit sends back unchanged stands for the stored address. */
function keptAddresses(previous: Values, next: Values): Values {
  const same = addressKeys.filter(
    (key) =>
      typeof next[key] === 'string' &&
      isMasked(next[key]) &&
      next[key] === shownAddress(previous[key]),
  )
  return Object.fromEntries(same.map((key) => [key, previous[key]]))
}

const isMaskedText = (value: unknown): boolean => typeof value === 'string' && isMasked(value)
