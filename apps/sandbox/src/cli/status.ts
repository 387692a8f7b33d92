import type { SandboxInfo } from '@pingone-sandbox/pingone/contract'
import { callControl } from './control-client.ts'

/** Tells how a running sandbox does. */
export async function status(url: string): Promise<void> {
  const info = await callControl<SandboxInfo>({ url, path: '/info' })
  const { scimToken: _token, clientSecret: _secret, ...shown } = info
  process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`)
}
