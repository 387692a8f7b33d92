import type { NewRule, Target } from '@pingone-sandbox/client'
import type { FaultInput, PropagationStore } from '@pingone-sandbox/contract'
import { sandboxHandlers, type SandboxHandlersOptions } from '@pingone-sandbox/workspace/msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

const environmentId = '0e5f7a54-1c1b-4a7e-9d3a-6f1d2c3b4a59'

/** The paths of the environment: of its pages, and of its resources at the Platform API. */
export const environment = `/environments/${environmentId}`
export const platform = `/v1${environment}`

/**
 * A sandbox for tests of components: the product itself, in this process, at the origin of the page.
 *
 * Call it at the top of a test file. A test brings about what it shows by actions, and overrides with `server.use` the answers of
 * states that take long to reach. After each test the sandbox is reset.
 *
 * @example
 * const sandbox = useSandbox()
 * it('lists what happened', async () => {
 *   await sandbox.users.create('ada')
 *   renderPage(<ActivityPage />)
 * })
 */
export function useSandbox(options: SandboxHandlersOptions = {}) {
  const { handlers, token, ...sandbox } = sandboxHandlers({ environmentId, ...options })
  const scim = { url: sandbox.urls.scim, token }
  const { administrator, control } = sandbox
  const server = setupServer(...handlers)

  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(async () => {
    server.resetHandlers()
    server.events.removeAllListeners()
    await sandbox.reset()
  })
  afterAll(async () => {
    // First the side that sends, so that none of its requests leaves the process.
    await sandbox.close()
    server.close()
  })

  /** Makes a connection, to the reference server unless another target is given, and a rule that provisions every user to it. */
  async function connect({ rule: ruleParts = {}, ...target }: TargetWithRule = {}) {
    const connection = await administrator.connect({ name: 'Vendor', ...scim, ...target })
    const rule = await administrator.deployRule({
      ...{ name: 'Everyone', connection },
      populationExpression: '(enabled Eq "true") OR (enabled Eq "false")',
      ...ruleParts,
    })
    await sandbox.waitForIdle()
    return { connection, rule }
  }

  /** Changes a connection, as another window would. */
  async function changeConnection(
    { id }: { readonly id: string },
    { configuration, ...parts }: Partial<ConnectionParts>,
  ): Promise<PropagationStore> {
    const { stores } = administrator.resources
    const { name, type, status, configuration: before } = await stores.read(id)
    const merged = { ...before, ...configuration }
    const saved = await stores.replace(id, { name, type, status, ...parts, configuration: merged })
    await administrator.revise()
    return saved
  }

  return {
    ...sandbox,
    ...{ server, scim, connect, changeConnection },
    /** Makes the simulated client receive a status in place of the answers of targets: from all of them unless the fault is limited. */
    failWith: (status: number, { body, ...fault }: FailOptions = {}) =>
      control.setFaults([{ times: 1000, ...fault, effect: { kind: 'status', status, body } }]),
    /** The requests that the page sends from now on: those that change something, or those that a test names. */
    watch(isWatched: (call: string) => boolean = isWrite): SentRequest[] {
      const sent: SentRequest[] = []
      const byId = new Map<string, SentRequest>()
      server.events.on('request:start', async ({ request, requestId }) => {
        const { pathname, searchParams } = new URL(request.url)
        const call = `${request.method} ${pathname.replace(platform, '')}`
        if (!isWatched(call)) return
        const entry: SentRequest = { call, query: searchParams }
        sent.push(entry)
        byId.set(requestId, entry)
        const text = await request.clone().text()
        if (text !== '') entry.body = JSON.parse(text)
      })
      server.events.on('response:mocked', ({ response, requestId }) => {
        const entry = byId.get(requestId)
        if (entry) entry.status = response.status
      })
      return sent
    },
  }
}

/** A target, and what its rule has beside the defaults. */
type TargetWithRule = Partial<Target> & { readonly rule?: Partial<NewRule> }
type ConnectionParts = Pick<PropagationStore, 'name' | 'status' | 'configuration'>
type FailOptions = Omit<FaultInput, 'effect'> & { readonly body?: unknown }

/** A request that the page has sent, its body once that was read, and the status of the answer once there is one. */
export interface SentRequest {
  /** The method, and the path: below the environment where it is of the Platform API. */
  readonly call: string
  readonly query: URLSearchParams
  body?: unknown
  status?: number
}

/** A request to a target is sent by the simulated client, not by the page. */
const isWrite = (call: string) => !/^GET |\/as\/token$|\/scim\/v2\//.test(call)
