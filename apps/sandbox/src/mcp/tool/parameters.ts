import { targetCredentials } from '@pingone-sandbox/contract'
import { z } from 'zod'

// Parameters that several tools take.

export const limit = (preset: number, maximum: number) =>
  z.int().min(1).max(maximum).default(preset).describe(`How many at most; ${preset} unless given.`)

export const cursor = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('The cursor of the previous answer, to read on.')

export const userName = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .describe('A user in PingOne: the username, or the id.')

export const groupName = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .describe('A group in PingOne: the name, or the id.')

export const ruleName = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .describe('A provisioning rule: the name, or the id. All rules unless given.')

export const waitSeconds = z
  .number()
  .min(0)
  .max(120)
  .default(15)
  .describe(
    'How long to wait for provisioning afterwards, in seconds; 15 unless given, 0 not to wait.',
  )

/** How to authenticate at a URL; at most one of them. */
export const credentials = {
  token: targetCredentials.token.describe('The bearer token for url.'),
  basic: targetCredentials.basic.describe('In place of token: user and password.'),
  clientCredentials: targetCredentials.clientCredentials.describe(
    'In place of token: the client at the token endpoint (tokenUrl) that issues the tokens.',
  ),
}
