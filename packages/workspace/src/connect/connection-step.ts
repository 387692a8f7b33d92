import { formatConnection, type Administrator } from '@pingone-sandbox/client'
import { explainFailure, type Connected, type PropagationStore } from '@pingone-sandbox/contract'
import { causeOf, type EnvironmentProvisioning, type PingOne } from '@pingone-sandbox/pingone'
import { ZodError } from 'zod'
import { SandboxError } from '../text/index.ts'
import { type Authentication, formatAuthentication } from './authentication.ts'
import { ConnectRefusal } from './connect-refusal.ts'
import { isSameTarget } from './target-url.ts'

export interface ConnectionStepOptions {
  readonly administrator: Administrator
  readonly provisioning: Pick<EnvironmentProvisioning, 'test' | 'connections'>
  readonly pingone: Pick<PingOne, 'journal' | 'setDelivery'>
}

/** The target to connect; `authentication` is absent to keep the credentials that there are. */
export interface WantedTarget {
  readonly url: string
  readonly authentication: Authentication | undefined
  readonly acceptCertificate: boolean | undefined
  /** The name of a new connection. */
  readonly name: string | undefined
  /** Further keys of the configuration. */
  readonly configuration: Readonly<Record<string, unknown>> | undefined
}

/** An enabled connection whose target was tested just now. */
export interface ConnectionStep extends Pick<Connected, 'testExchangeId'> {
  readonly connection: PropagationStore
  readonly isNew: boolean
  /** It was saved anew, which takes a revision to have an effect. */
  readonly isChanged: boolean
}

type StoreInput = Parameters<Administrator['resources']['stores']['create']>[0]

/** Among so many of the latest requests the test is looked for. */
const latestExchanges = 10

/**
 * Tests a target and saves an enabled connection to it: the one that there is, or a new one.
 *
 * Throws a `ConnectRefusal` when the test fails; nothing is changed then.
 */
export async function connectTarget(
  { administrator, provisioning, pingone }: ConnectionStepOptions,
  target: WantedTarget,
): Promise<ConnectionStep> {
  const { stores } = administrator.resources
  const { url, authentication, acceptCertificate, configuration: given } = target
  const known = await stores.all()
  const present = known.find(
    ({ type, configuration }) => type === 'scim' && isSameTarget(urlOf(configuration), url),
  )
  return present ? reuse(present) : create(inputFor(known, target))

  async function create(input: StoreInput): Promise<ConnectionStep> {
    if (acceptCertificate !== true) {
      const tested = await test(input)
      const connection = await stores.create({ ...input, status: 'ACTIVE' })
      return { connection, ...tested, isNew: true, isChanged: true }
    }
    // The setting belongs to a connection, which therefore exists before the test, disabled.
    const saved = await stores.create({ ...input, status: 'INACTIVE' })
    try {
      await pingone.setDelivery(saved.id, { acceptCertificate })
      const tested = await test({ ...input, id: saved.id })
      const connection = await stores.replace(saved.id, { ...input, status: 'ACTIVE' })
      return { connection, ...tested, isNew: true, isChanged: true }
    } catch (error) {
      await stores.delete(saved.id)
      throw error
    }
  }

  async function reuse(saved: PropagationStore): Promise<ConnectionStep> {
    refuseOtherMethod(saved, authentication)
    const { id, name, configuration } = saved
    const settings = { ...configuration, ...authentication, ...given }
    const tested = await testAs(id, { id, name, configuration: settings })
    if (authentication === undefined && given === undefined && saved.status === 'ACTIVE')
      return { connection: saved, ...tested, isNew: false, isChanged: false }
    const connection = await stores.replace(id, {
      ...inputOf(saved),
      status: 'ACTIVE',
      configuration: settings,
    })
    return { connection, ...tested, isNew: false, isChanged: true }
  }

  /** Tests a saved connection with the wanted `acceptCertificate`, which stays as it was when the test fails. */
  async function testAs(id: string, store: Parameters<typeof test>[0]) {
    const states = acceptCertificate === true ? await provisioning.connections() : []
    const isOff = states.some((state) => state.id === id && !state.delivery.acceptCertificate)
    if (!isOff) return test(store)
    await pingone.setDelivery(id, { acceptCertificate: true })
    try {
      return await test(store)
    } catch (error) {
      await pingone.setDelivery(id, { acceptCertificate: false })
      throw error
    }
  }

  async function test(store: Parameters<EnvironmentProvisioning['test']>[0]) {
    const result = await provisioning.test(store).catch(refuseConfiguration)
    const exchangeId = await testOf(store.name)
    if (result.ok) return exchangeId === undefined ? {} : { testExchangeId: exchangeId }
    const cause = causeOf(result.failure)
    const { advice, page } = explainFailure(cause)
    throw new ConnectRefusal(result.failure.message, advice, {
      ...{ cause, page },
      ...(exchangeId !== undefined && { exchangeId }),
    })
  }

  async function testOf(connection: string): Promise<string | undefined> {
    const { exchanges } = await pingone.journal.exchanges({ limit: latestExchanges })
    return exchanges.find(
      (exchange) =>
        exchange.connection.name === connection && ['test', 'token'].includes(exchange.purpose),
    )?.id
  }
}

/** A token with a line break, for example, which no header can carry. The messages do not carry the values. */
function refuseConfiguration(error: unknown): never {
  if (!(error instanceof ZodError)) throw error
  throw new SandboxError(
    'invalid_request',
    error.issues.map(({ message }) => message).join(' '),
    'Nothing was sent or created.',
  )
}

function urlOf({ SCIM_URL: url }: PropagationStore['configuration']): string {
  return typeof url === 'string' ? url : ''
}

/** A connection that was set up with another method keeps it: only its credentials are replaced. */
function refuseOtherMethod(
  { name, configuration }: PropagationStore,
  authentication: Authentication | undefined,
): void {
  const method = configuration['AUTHENTICATION_METHOD']
  if (authentication === undefined || method === 'None') return
  const given = authentication.AUTHENTICATION_METHOD
  if (method === (given === 'None' ? 'OAuth 2 Bearer Token' : given)) return
  throw new SandboxError(
    'conflict',
    `The connection ${name} leads to this URL already, with the method ${String(method)}.`,
    'Leave the token empty to use it as it is, or change it under Provisioning → Connections.',
  )
}

/** A new connection, named by its host unless a name is given, or by host and path where that name is taken. */
function inputFor(
  known: readonly PropagationStore[],
  { url, authentication, ...given }: WantedTarget,
): StoreInput & { readonly name: string } {
  const { host, pathname } = new URL(url)
  const isTaken = known.some(({ name }) => name === host)
  const { configuration, ...input } = formatConnection({
    ...{ name: given.name ?? (isTaken ? `${host}${pathname}` : host), url, token: '' },
  })
  const { OAUTH_ACCESS_TOKEN: _, ...others } = configuration
  return {
    ...input,
    configuration: {
      ...others,
      ...(authentication ?? formatAuthentication({})),
      ...given.configuration,
    },
  }
}

/** The members of a saved connection that a PUT sends back. */
const inputOf = ({ name, type, description, image, managed }: PropagationStore) => ({
  ...{ name, type },
  ...(description !== undefined && { description }),
  ...(image?.id !== undefined && { image }),
  ...(managed !== undefined && { managed }),
})
