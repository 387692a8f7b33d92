import { createServer } from 'node:http'
import { idOf, personOf } from '../people.ts'
import { announce } from './announce.ts'

// The ceiling of the load generator: a server that does nothing but answer.
const body = JSON.stringify({ ...personOf(0), id: idOf(0) })
const headers = {
  'content-type': 'application/scim+json',
  'content-length': Buffer.byteLength(body),
}
const server = createServer((_request, response) => response.writeHead(200, headers).end(body))
announce(server.listen(0, '127.0.0.1'))
