import { createFetchTransport, type Time, type Transport } from '@pingone-sandbox/pingone'
import { createMemorySandbox } from '../src/memory/index.ts'

export interface InMemoryOptions {
  readonly basePath?: string
  readonly time?: Time
  /** Wraps the transport to the reference server. */
  readonly wrapTransport?: (send: Transport) => Transport
}

const origin = 'http://sandbox.test'

/** Opens a sandbox in memory whose requests to the reference server stay in this process as well. */
export async function startInMemory({
  basePath = '',
  time,
  wrapTransport = (send) => send,
}: InMemoryOptions = {}) {
  const base = origin + basePath
  const scim = `${base}/scim/v2`
  const send = (url: string, init?: RequestInit) => sandbox.fetch.scim(url, init)
  const sandbox = createMemorySandbox({
    basePath,
    ...(time && { time }),
    urls: { api: `${base}/v1`, auth: base },
    scim: { url: scim, token: 'secret' },
    fetch: send,
    transport: wrapTransport(createFetchTransport({ fetch: send })),
    log(message, error) {
      throw new Error(message, { cause: error })
    },
  })
  const workspace = await sandbox.open()
  const { administrator } = sandbox

  /** Connects the reference server and provisions every user to it. */
  async function connect() {
    const connection = await administrator.connect({ name: 'Server', url: scim, token: 'secret' })
    const rule = await administrator.deployRule({
      connection,
      populationExpression: '(enabled Eq "true") OR (enabled Eq "false")',
    })
    return { connection, rule }
  }

  /** Reads the reference server. */
  async function read(path: string) {
    const headers = { authorization: 'Bearer secret' }
    const answer = await sandbox.fetch.scim(scim + path, { headers })
    return answer.json()
  }

  const { control, platform } = sandbox.fetch
  return { workspace, administrator, base, scim, control, platform, connect, read }
}
