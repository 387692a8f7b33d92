import {
  ActionError,
  type SandboxActions,
  type SubjectReference,
} from '@pingone-sandbox/client/actions'
import type { ExpectedAttributes } from './compare-attributes.ts'
import { type ProvisionedOptions, type Verdict, verifyProvisioned } from './verify-provisioned.ts'

/**
 * A matcher for the `expect.extend` of Vitest, Jest and Playwright.
 *
 * @example
 * expect.extend({ toHaveProvisioned })
 * await expect(sandbox).toHaveProvisioned('anna', { active: false })
 */
export async function toHaveProvisioned(
  sandbox: SandboxActions,
  subject: SubjectReference,
  expected?: ExpectedAttributes,
  options?: ProvisionedOptions,
): Promise<Verdict> {
  // A test written in JavaScript passes anything here.
  const given: unknown = sandbox
  if (typeof given !== 'object' || given === null || !('storyOf' in given))
    throw new ActionError(
      'invalid_call',
      'toHaveProvisioned is called on a sandbox: await expect(sandbox).toHaveProvisioned("anna").',
    )
  return verifyProvisioned(sandbox, { subject, ...(expected && { expected }), ...options })
}
