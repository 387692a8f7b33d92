import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { createSandbox, type SandboxOptions } from '../../src/index.ts'

/** A token that no answer of a tool may show. */
export const plantedToken = 'a-token-that-no-answer-shows'

/** Starts a sandbox that provisions all its users to its own reference server; the create of one has failed with 409. */
export async function startProvisioned(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({
    ...{ users: 3, console: false, scimToken: plantedToken, ...options },
  })
  const control = createSandboxControl(createControlClient({ control: sandbox.urls.control }))
  const url = sandbox.urls.scim ?? ''
  await control.connect({ url, token: plantedToken })
  await control.waitForIdle()
  await control.setFaults([
    { operation: 'create', resource: 'User', effect: { kind: 'status', status: 409 } },
  ])
  await control.connect({ url, users: 'all' })
  await control.waitForIdle()
  await control.setFaults([])
  const [failed] = (await control.overview()).failures
  const [example] = failed?.examples ?? []
  if (example === undefined) throw new Error('No user has failed.')
  return { sandbox, control, url, failedUser: example }
}
