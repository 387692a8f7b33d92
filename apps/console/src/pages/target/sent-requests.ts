import { useState } from 'react'
import { count, listOf, members, oneOf, text } from '../../lib/shape.ts'
import type { HandMadeRequest } from '../../entities/target/target-request-queries.ts'

export interface SentRequest extends HandMadeRequest {
  readonly status: number
}

const sentRequests = listOf(
  members({
    method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: text,
    body: text,
    status: count,
  }),
)

const key = 'workbench'
const limit = 20

/** What was sent from the workbench of this browser, newest first; the same request stands there once. */
export function useSentRequests(): {
  readonly sent: readonly SentRequest[]
  readonly remember: (request: SentRequest) => void
  readonly forget: () => void
} {
  const [sent, setSent] = useState(read)
  const keep = (next: readonly SentRequest[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setSent(next)
  }
  return {
    sent,
    remember: (request) =>
      keep([request, ...sent.filter((each) => !isSame(each, request))].slice(0, limit)),
    forget: () => keep([]),
  }
}

const isSame = (one: HandMadeRequest, other: HandMadeRequest) =>
  one.method === other.method && one.path === other.path && one.body === other.body

function read(): readonly SentRequest[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return sentRequests(kept) ? kept : []
  } catch {
    return []
  }
}
