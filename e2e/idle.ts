import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import type { Ready } from '../examples/headless/provision.ts'

/** Waits until the sandbox has no sync work left. Throws with what is left when that takes more minutes than these. */
export async function waitForIdle(
  { control }: Pick<Ready, 'control'>,
  { minutes = 4 }: { readonly minutes?: number } = {},
): Promise<void> {
  const { waitForIdle: wait, waitOnce } = createSandboxControl(createControlClient({ control }))
  if (await wait(minutes * 60_000)) return
  throw new Error(`The sync is still at work: ${JSON.stringify(await waitOnce(0))}`)
}
