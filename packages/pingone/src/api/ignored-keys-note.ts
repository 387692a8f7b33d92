import type { Journal } from '../journal/journal.ts'
import type { BodyCheckOptions } from './body-check.ts'

export interface IgnoredKeysNoteOptions {
  readonly journal: Pick<Journal, 'append'>
  readonly newId: () => string
  /** Receives the error when a warning could not be journalled; the request was carried out. */
  readonly onFailure: (error: unknown) => void
}

const most = 20

/** Creates the function that journals the unknown members of a request to the Platform API. */
export function createIgnoredKeysNote({
  journal,
  newId,
  onFailure,
}: IgnoredKeysNoteOptions): BodyCheckOptions['onIgnored'] {
  return async ({ method, path, params }, paths) => {
    const { environmentId = '' } = params
    const place = path.replace(/^\/v1\/environments\/[^/]+/, '')
    const named = paths.slice(0, most).map((each) => each.slice(0, 100))
    const others = paths.length > most ? ` and ${paths.length - most} more` : ''
    const changeId = newId()
    try {
      await journal.append({
        type: 'change',
        changeId,
        action: 'PLATFORM_API.UNKNOWN_KEYS',
        subject: { type: 'environment', id: environmentId, name: 'Platform API' },
        summary: `${method} ${place} was carried out without unknown members: ${named.join(', ')}${others}.`,
      })
      await journal.append({
        type: 'finished',
        changeId,
        summary: 'Nothing is provisioned for it',
      })
    } catch (error) {
      onFailure(error)
    }
  }
}
