import { ControlError, PlatformError } from '@pingone-sandbox/client'

/** Whether an error says that a resource does not exist. */
export const isDeleted = (error: unknown): boolean =>
  error instanceof PlatformError && error.status === 404

/** The messages of an error by the field that they are about; those about no field are under the empty key. */
export function messagesByTarget(error: unknown): ReadonlyMap<string, string> {
  const messages = new Map<string, string>()
  const details = error instanceof PlatformError ? (error.body?.details ?? []) : []
  for (const detail of details) messages.set(detail.target ?? '', detail.message)
  if (details.length === 0) messages.set('', failureText(error))
  return messages
}

/** One line that says what went wrong. */
export function failureText(error: unknown): string {
  if (error instanceof PlatformError || error instanceof ControlError) return error.reason
  return error instanceof Error ? error.message : String(error)
}
