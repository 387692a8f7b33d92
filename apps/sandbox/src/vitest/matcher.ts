import type { SubjectReference } from '@pingone-sandbox/client/actions'
import {
  type ExpectedAttributes,
  type ProvisionedOptions,
  toHaveProvisioned,
} from '@pingone-sandbox/workspace/verify'
import { expect } from 'vitest'

declare module 'vitest' {
  // The parameters are those of Vitest's own interface, which this merges with.
  // oxlint-disable-next-line no-unused-vars
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * Passes when the target has the resource of a user or group, with these attributes.
     *
     * It waits for the sync and reads the resource back from the target. A failure prints the story of the user: decision, requests,
     * answers, outcome, cause and repair.
     *
     * @example await expect(sandbox).toHaveProvisioned('anna', { active: false })
     */
    toHaveProvisioned(
      user: SubjectReference,
      expected?: ExpectedAttributes,
      options?: ProvisionedOptions,
    ): Promise<void>
  }
}

expect.extend({ toHaveProvisioned })
