import type { SandboxActions } from '@pingone-sandbox/client/actions'
import type { MemorySandbox } from '../memory/index.ts'

/** What a test does with a tenant behind handlers, beside sending requests to it. */
export interface TenantOffer
  extends SandboxActions, Pick<MemorySandbox, 'close' | 'credentials' | 'urls'> {
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
export function offerTenant(sandbox: MemorySandbox): TenantOffer {
  const { open, fetch: _, routers: __, token: ___, ...offered } = sandbox
  const { change, changes, entries, exchange, exchanges } = sandbox.control
  return {
    ...offered,
    async ready() {
      await open()
    },
    journal: { change, changes, entries, exchange, exchanges },
    [Symbol.asyncDispose]: sandbox.close,
  }
}
