import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { createHttpTransport } from '../src/outbound/http/http-transport.ts'
import { createAuthority, createCertificate, type CertificateOptions } from './certificates.ts'
import { serveBytes, serveHttp, serveHttps, serveSocket } from './raw-server.ts'

const transport = createHttpTransport({ timeoutMs: 60_000, environment: {} })
afterAll(() => transport.close())
const get = (url: string, acceptCertificate = false) =>
  transport.send({ method: 'GET', url, headers: {}, acceptCertificate })

const remedy = /acceptCertificate .*NODE_EXTRA_CA_CERTS/
const openSsl = /openssl|error:0|routines|Node\.js/i

const certificates: readonly (readonly [string, () => Promise<CertificateOptions>])[] = [
  ['is self-signed', async () => ({})],
  [
    'is signed by a CA that this machine does not know',
    async () => ({ ca: await createAuthority() }),
  ],
]

it.each(certificates)('says that a certificate %s, and what to do', async (fault, made) => {
  const certificate = await createCertificate(await made())
  await using server = await serveHttps(certificate, (_, response) => response.end('{}'))
  const { failure } = await get(`https://localhost:${server.port}/`)
  expect(failure).toMatchObject({ code: 'certificate', message: expect.stringMatching(remedy) })
  expect(failure?.message).toContain(fault)
  expect(failure?.message).not.toMatch(openSsl)
})

it.each([
  ['self-signed', {}],
  ['expired', { days: -1 }],
  ['of another host', { host: 'elsewhere.test' }],
])('accepts a certificate that is %s where that is asked for, and there only', async (_, made) => {
  const certificate = await createCertificate(made)
  await using server = await serveHttps(certificate, (__, response) => response.end('{}'))
  const url = `https://localhost:${server.port}/`
  expect(await get(url, true)).toMatchObject({ response: { status: 200 } })
  expect(await get(url)).toMatchObject({ failure: { code: 'certificate' } })
})

it('says "wrong scheme?" to https at an http port', async () => {
  await using server = await serveHttp((_, response) => response.end('{}'))
  const { failure } = await get(`https://${server.host}/`)
  expect(failure).toMatchObject({ code: 'scheme', message: expect.stringContaining('http://') })
  expect(failure?.message).toContain('Wrong scheme?')
  expect(failure?.message).not.toMatch(openSsl)
})

it('says "wrong scheme?" to http at an https port that closes without a word', async () => {
  const certificate = await createCertificate()
  await using server = await serveHttps(certificate, (_, response) => response.end('{}'))
  expect(await get(`http://${server.host}/`)).toMatchObject({
    failure: { code: 'scheme', message: expect.stringContaining('speaks https') },
  })
})

it('says "wrong scheme?" to http at a port that answers with a TLS alert', async () => {
  await using server = await serveBytes(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46]))
  expect(await get(`http://${server.host}/`)).toMatchObject({ failure: { code: 'scheme' } })
})

it.each([
  'Client sent an HTTP request to an HTTPS server.\n',
  '<center>The plain HTTP request was sent to HTTPS port</center>',
  "Reason: You're speaking plain HTTP to an SSL-enabled server port.",
  'This combination of host and port requires TLS.',
])('says "wrong scheme?" where the port says %j', async (body) => {
  await using server = await serveHttp((_, response) => response.writeHead(400).end(body))
  expect(await get(`http://${server.host}/`)).toMatchObject({ failure: { code: 'scheme' } })
})

it('asks whether the scheme is wrong when a handshake is cut off', async () => {
  await using server = await serveSocket((socket) => socket.destroy())
  expect(await get(`https://${server.host}/`)).toMatchObject({
    failure: { code: 'reset', message: expect.stringContaining('Wrong scheme?') },
  })
})

it('does not suspect the scheme of a target that hangs up, and tries its port once', async () => {
  await using server = await serveSocket((socket) => socket.destroy())
  for (let times = 0; times < 3; times += 1)
    expect(await get(`http://${server.host}/`)).toMatchObject({ failure: { code: 'reset' } })
  // Three requests and one handshake.
  expect(server.connections()).toBe(4)
})

const script = `
  import { createHttpTransport } from ${JSON.stringify(join(import.meta.dirname, '../src/outbound/http/http-transport.ts'))}
  const transport = createHttpTransport({ environment: {} })
  const { response, failure } = await transport.send({ method: 'GET', url: process.argv[1], headers: {} })
  await transport.close()
  console.log(response?.status ?? failure.code)
`

it.each([
  ['the CA', async () => ({ ca: await createAuthority() })],
  ['the server itself', async () => ({})],
])('trusts the certificate of %s that NODE_EXTRA_CA_CERTS names', async (_, made) => {
  const options: CertificateOptions = await made()
  const certificate = await createCertificate(options)
  await using server = await serveHttps(certificate, (__, response) => response.end('{}'))
  const folder = await mkdtemp(join(tmpdir(), 'extra-ca-'))
  const file = join(folder, 'ca.pem')
  await writeFile(file, (options.ca ?? certificate).cert)
  const send = async (environment: NodeJS.ProcessEnv) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['--conditions=pingone-sandbox-source', '--input-type=module', '--eval', script],
        `https://localhost:${server.port}/`,
      ],
      { env: { ...process.env, ...environment } },
    )
    return stdout.trim()
  }
  expect(await send({ NODE_EXTRA_CA_CERTS: file })).toBe('200')
  expect(await send({ NODE_EXTRA_CA_CERTS: '' })).toBe('certificate')
  await rm(folder, { recursive: true })
})
