import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test as base } from 'pingone-sandbox/vitest'
import { createEndpoint } from './endpoint.ts'

const token = 'secret'

/** A test with a sandbox, and with the endpoint as the target of its provisioning. */
export const test = base.extend('endpoint', async ({ sandbox }, { onCleanup }) => {
  const endpoint = createEndpoint(token)
  const server = endpoint.app.listen(0, '127.0.0.1')
  onCleanup(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  await sandbox.connect(url, { token, name: 'My endpoint' })
  return { ...endpoint, url }
})
