import type { Router } from '@pingone-sandbox/http'
import { toExpress } from '@pingone-sandbox/http/express'
import express from 'express'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Hosts a router on a loopback port, until the test ends, and returns its origin. */
export async function host(router: Router): Promise<string> {
  const server = express().use(toExpress(router)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
