import { SandboxError } from '@pingone-sandbox/workspace/text'
import { askPlatform } from '../remote/ask-platform.ts'
import { askSandbox } from '../remote/ask-sandbox.ts'
import type { RunningSandbox } from '../remote/running-sandbox.ts'

type Found =
  | { readonly total: number; readonly names: readonly string[] }
  /** Why the filter cannot be asked there. */
  | { readonly refusal: string }

/** The users of both sides of a sandbox that satisfy a filter; `server` is absent where there is no reference server. */
export interface Matches {
  readonly pingone: Found
  readonly server?: Found
}

/** So many users are named. */
const named = '5'

/** Asks both sides of a running sandbox for the users that satisfy a filter. */
export async function findMatches(sandbox: RunningSandbox, filter: string): Promise<Matches> {
  const [pingone, server] = await Promise.all([
    askPingOne(sandbox, filter),
    askServer(sandbox, filter),
  ])
  return { pingone, ...(server && { server }) }
}

async function askPingOne(sandbox: RunningSandbox, filter: string): Promise<Found> {
  try {
    return await askPlatform(sandbox, async ({ resources: { users } }) => {
      const { items, total } = await users.list({ limit: named, filter })
      return { total, names: items.map(({ username }) => username) }
    })
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'invalid_request')
      return { refusal: error.message.replace(/^PingOne refuses GET \S+: /, '') }
    throw error
  }
}

async function askServer(sandbox: RunningSandbox, filter: string): Promise<Found | undefined> {
  const { scim } = await askSandbox(sandbox, (control) => control.info())
  if (scim === undefined) return undefined
  const path = `/Users?${new URLSearchParams({ filter, count: named }).toString()}`
  const { status, body } = await askSandbox(sandbox, (control) =>
    control.sendToTarget({ method: 'GET', path, headers: { accept: 'application/scim+json' } }),
  )
  const answer = readList(body)
  if (answer?.totalResults === undefined)
    return { refusal: answer?.detail ?? `The server answered ${status} without a list.` }
  const names = (answer.Resources ?? []).map(({ userName = '' }) => userName)
  return { total: answer.totalResults, names }
}

/** The members of a ListResponse or an Error. */
interface ListAnswer {
  readonly totalResults?: number
  readonly Resources?: readonly { readonly userName?: string }[]
  readonly detail?: string
}

/** A server that misbehaves answers anything. */
function readList(body: string): ListAnswer | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
