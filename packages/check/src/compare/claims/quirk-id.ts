import type { quirks } from '@pingone-sandbox/pingone'

type Records = (typeof quirks)[number]

export type QuirkId = Records['id']

/** The records of which a choice says when they apply, or that apply to no request. */
export type DecidedElsewhere =
  | Extract<Records, { choice: string }>['id']
  | Extract<Records, { appliesTo: readonly [] }>['id']
