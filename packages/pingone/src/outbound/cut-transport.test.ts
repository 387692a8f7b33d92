import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createCutTransport } from './cut-transport.ts'
import { createHttpTransport } from './http/http-transport.ts'
import { createPauses, StoppedError } from '../time/pauses.ts'
import { createSystemTime } from '../time/system-time.ts'

it('cancels a request that the target does not answer, and closes its connection', async () => {
  const arrived = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  const silent = createServer((request) => {
    request.socket.once('close', () => closed.resolve())
    arrived.resolve()
  }).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const http = createHttpTransport()
  const pauses = createPauses(createSystemTime())
  const send = createCutTransport(http.send, pauses)
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  const sent = send({ method: 'GET', url, headers: {} })
  await arrived.promise
  pauses.cut()
  await expect(sent).rejects.toThrow(StoppedError)
  await closed.promise
  await expect(send({ method: 'GET', url, headers: {} })).rejects.toThrow(StoppedError)
  await http.close()
  silent.close()
})
