import type { Fetch } from '@pingone-sandbox/client'
import type { SandboxActions } from '@pingone-sandbox/client/actions'
import type { MemorySandbox, TenantOptions } from '../memory/index.ts'

export interface TenantHandlersOptions extends TenantOptions {
  /** Sends the requests of the tenant; the global `fetch` unless given, so that other handlers see them. */
  readonly fetch?: Fetch
  /** Receives defects of the simulator; `console.error` unless given. */
  readonly log?: (message: string, error?: unknown) => void
}

/** A tenant behind handlers, as a test uses it beside sending requests to it. */
export interface SimulatedTenant
  extends SandboxActions, Pick<MemorySandbox, 'close' | 'credentials'> {
  /** Opens the tenant, which its first request does as well. */
  readonly ready: () => Promise<void>
  readonly journal: Journal
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** What happened. Changes and exchanges are newest first, entries are in order. */
type Journal = Pick<
  SandboxActions['control'],
  'change' | 'changes' | 'entries' | 'exchange' | 'exchanges'
>

/** The part of a sandbox in memory that a test uses. */
export function exposeTenant(sandbox: MemorySandbox): SimulatedTenant {
  const { open, fetch: _, routers: __, token: ___, ...exposed } = sandbox
  const { change, changes, entries, exchange, exchanges } = sandbox.control
  return {
    ...exposed,
    async ready() {
      await open()
    },
    journal: { change, changes, entries, exchange, exchanges },
    [Symbol.asyncDispose]: sandbox.close,
  }
}
