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
