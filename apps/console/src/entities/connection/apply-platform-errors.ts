import { configurationLabels } from '@pingone-sandbox/contract'
import type { FieldPath, UseFormSetError } from 'react-hook-form'
import { messagesByTarget } from '../../lib/platform-error.ts'
import type { ConnectionForm } from './connection-form.ts'

/** Puts each message of a refused save at its field and returns those that have none. */
export function applyPlatformErrors(
  error: unknown,
  setError: UseFormSetError<ConnectionForm>,
): readonly string[] {
  const unplaced: string[] = []
  for (const [target, message] of messagesByTarget(error)) {
    const field = fieldOf(target)
    if (field === undefined) unplaced.push(message)
    else setError(field, { type: 'server', message })
  }
  return unplaced
}

/** The field that a message of the Platform API is about. */
export function fieldOf(target: string): FieldPath<ConnectionForm> | undefined {
  const key = target.replace(/^configuration\./, '')
  if (key === 'name' || key === 'description' || key === 'managed') return key
  if (key.startsWith('image')) return 'iconHref'
  return key in configurationLabels
    ? (`configuration.${key}` as FieldPath<ConnectionForm>)
    : undefined
}
