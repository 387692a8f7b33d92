import type { Exchange, JournalEntry } from '@pingone-sandbox/contract'

/** A user or group as the target has shown it in an answer. */
export interface TargetAccount {
  readonly id: string
  readonly type: 'user' | 'group'
  readonly name: string
  /** Of a user; absent where no answer said it. */
  readonly active?: boolean
  /** Of a group: how many members the answer showed. */
  readonly members?: number
}

/** What the target has by its own answers, the latest first. */
export function targetAccounts(entries: readonly JournalEntry[]): readonly TargetAccount[] {
  const known = new Map<string, TargetAccount>()
  for (const entry of entries) if (entry.type === 'exchange') applyAnswer(known, entry.exchange)
  return [...known.values()].toReversed()
}

function applyAnswer(known: Map<string, TargetAccount>, exchange: Exchange): void {
  const { request, response } = exchange
  if (response === undefined) return
  const id = idIn(request.url)
  const isGone = response.status === 404 || response.status === 410
  if (id !== undefined && (isGone || (request.method === 'DELETE' && response.status < 300)))
    return void known.delete(id)
  if (response.status >= 300) return
  for (const account of accountsIn(response.body)) {
    const before = known.get(account.id)
    // The latest comes last.
    known.delete(account.id)
    known.set(account.id, { ...before, ...account })
  }
}

function accountsIn(body: string): readonly TargetAccount[] {
  const message = parseObject(body)
  const listed = message?.['Resources']
  const resources: readonly unknown[] = Array.isArray(listed) ? listed : [message]
  return resources.flatMap((each) => accountOf(each) ?? [])
}

function accountOf(resource: unknown): TargetAccount | undefined {
  if (typeof resource !== 'object' || resource === null) return undefined
  const { id, userName, displayName, active, members } = resource as Readonly<
    Record<string, unknown>
  >
  if (typeof id !== 'string') return undefined
  if (typeof userName === 'string')
    return { id, type: 'user', name: userName, ...(typeof active === 'boolean' && { active }) }
  if (typeof displayName !== 'string') return undefined
  return {
    ...{ id, type: 'group', name: displayName },
    ...(Array.isArray(members) && { members: members.length }),
  }
}

/** The id at the end of the path of a single resource. */
function idIn(url: string): string | undefined {
  const path = URL.parse(url)?.pathname ?? ''
  const [, id] = /\/(?:Users|Groups)\/([^/]+)$/.exec(path) ?? []
  return id === undefined ? undefined : decodeURIComponent(id)
}

export function parseObject(
  text: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
