import type { PingOneErrorBody } from '@pingone-sandbox/contract'

type Detail = NonNullable<PingOneErrorBody['details']>[number]

/** The part of a zod issue that a detail is made from. */
interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly isAbsent?: boolean
}

/** The detail in which PingOne reports a value that its schema refuses. */
export function detailOf(issue: Issue): Detail {
  const allowed = issue.code === 'invalid_value' && issue.values?.map(String)
  return {
    code: codeOf(issue),
    target: issue.path.join('.'),
    message: issue.message,
    ...(allowed && { innerError: { allowedValues: allowed } }),
  }
}

function codeOf(issue: Issue): string {
  if (issue.isAbsent) return 'REQUIRED_VALUE'
  if (issue.code === 'too_small' && issue.origin === 'string') return 'EMPTY_VALUE'
  const numeric = issue.origin === 'number' || issue.origin === 'int'
  if ((issue.code === 'too_small' || issue.code === 'too_big') && numeric) return 'OUT_OF_RANGE'
  return 'INVALID_VALUE'
}
