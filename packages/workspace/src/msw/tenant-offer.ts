import type { SandboxControl } from '@pingone-sandbox/client'
import type { MemorySandbox } from '../memory/index.ts'

/** What a test does with a tenant behind handlers. */
export interface TenantOffer extends Pick<
  MemorySandbox,
  'close' | 'control' | 'credentials' | 'reset' | 'urls' | 'waitForIdle'
> {
  /** Opens the tenant, which its first request does as well. */
  readonly ready: () => Promise<void>
  /** What happened, newest first; `entries` is in order. */
  readonly journal: Pick<
    SandboxControl,
    'change' | 'changes' | 'entries' | 'exchange' | 'exchanges'
  >
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** The part of a sandbox in memory that a test uses. */
export function offerTenant(sandbox: MemorySandbox): TenantOffer {
  const { close, control, credentials, open, reset, urls, waitForIdle } = sandbox
  const { change, changes, entries, exchange, exchanges } = control
  return {
    ...{ close, control, credentials, reset, urls, waitForIdle },
    async ready() {
      await open()
    },
    journal: { change, changes, entries, exchange, exchanges },
    [Symbol.asyncDispose]: close,
  }
}
