import type { SandboxInfo } from '@pingone-sandbox/pingone/contract'
import { callControl } from './control-client.ts'

/** Tells how a running sandbox does. */
export async function status(url: string): Promise<void> {
  const info = await callControl<SandboxInfo>({ url, path: '/info' })
  const secrets = ['scimToken', 'clientSecret']
  const hide = (key: string, value: unknown) => (secrets.includes(key) ? undefined : value)
  process.stdout.write(`${JSON.stringify(info, hide, 2)}\n`)
}
