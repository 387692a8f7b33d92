import type { RequestOrigin } from './caller-for.ts'
import type { CallerFor } from './caller-for.ts'
import {
  deliveryDefaults,
  type Delivery,
  type Exchange,
  type ScimConfiguration,
  type Subject,
} from '@pingone-sandbox/contract'
import type { Journal, JournalWriter, NewEntry } from '../journal/journal.ts'
import { createCaller } from './caller.ts'
import { type Caller, type CallerOptions, type ExchangeContext } from './call.ts'
import { createCheckedCaller, type OperationCheck } from './checked-caller.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createCutTransport } from './cut-transport.ts'
import { probeConnection, testConnection } from './connection-test.ts'
import { describeRequest } from './faults/fault-request.ts'
import type { FaultSet } from './faults/fault-set.ts'
import { createFaultTransport } from './faults/fault-transport.ts'
import { StoppedError, type Pauses } from '../time/pauses.ts'
import type { BehaviourChoices } from './profile.ts'
import type { Gate, Pace } from './pace.ts'
import { sendManualRequest, type ManualRequest } from './manual-request.ts'
import { replayExchange } from './replay-exchange.ts'
import { createBoundedTransport, createRehearsalTransport } from './rehearsal-transport.ts'
import { failed, type Result } from './result.ts'
import { tokenKey } from './token-source.ts'
import type { SecretValues } from '../secrecy/secret-values.ts'
import type { OutboundResponse, Transport } from '../wire/transport.ts'
import type { Channel } from './channel.ts'
import type { Random } from '../seeded/random.ts'
import type { Deliveries } from '../configuration/deliveries.ts'
import type { Time } from '../time/time.ts'
import { createChannels, type Channels, type ChannelsOptions } from './channels.ts'

export interface OutboundOptions {
  readonly transport: Transport
  /** Apply to all requests except those of a rehearsal. */
  readonly faults: Pick<FaultSet, 'faultFor'>
  readonly choices: () => BehaviourChoices
  readonly deliveries: Deliveries
  readonly pauses: Pauses
  /** Applies to the requests of the sync and to probes, not to those that a person waits for: tests, replays and rehearsals. */
  readonly pace: Pick<Pace, 'admit'>
  readonly random: Random
  readonly time: Time
  /** Milliseconds by which recorded durations are measured. */
  readonly stopwatch: () => number
  readonly newId: () => string
  readonly journal: Pick<Journal, 'append'>
  /** Appends an entry in the background. */
  readonly note: (entry: NewEntry) => void
  /** Awaited before each request of the sync: nothing is sent whose end could not be recorded. */
  readonly untilStoreWorks: () => Promise<void>
  readonly onCircuit: ChannelsOptions['onCircuit']
  /** Collects every secret that is sent or received, for what is written outside of the journal. */
  readonly knownSecrets: SecretValues
  readonly onDefect: ChannelsOptions['onDefect']
}

/** The change that requests belong to. */
export interface Work {
  readonly changeId: string
  /** The attempts that were made before the circuit opened, for a deferred subject. */
  readonly attempts: number
  readonly secrets?: readonly string[] | undefined
  readonly check?: OperationCheck | undefined
}

/** All requests of the tenant to targets. */
export interface Outbound {
  readonly channels: Channels
  /** For the work on a change: with retries, over the channel of the connection. */
  readonly callerFor: (active: RequestOrigin, subject: Subject, work: Work) => Caller
  /**
   * For a rehearsal: only reads are sent, nothing is retried, and the exchanges go to the journal of the rehearsal. No read waits longer
   * for its answer than `remainingMs`, which may be infinite.
   */
  readonly rehearsing: (journal: JournalWriter, remainingMs: () => number) => CallerFor
  readonly test: (
    configuration: ScimConfiguration,
    connection: Exchange['connection'],
  ) => Promise<Result<undefined>>
  /** Sends a recorded request again. Resolves to the id of the last exchange: its own, or that of a token request that failed. */
  readonly replay: (exchange: Exchange, configuration: ScimConfiguration) => Promise<string>
  /** Sends a request that a person wrote, with the credentials of a connection. The journal does not record it. */
  readonly ask: (
    request: ManualRequest,
    configuration: ScimConfiguration,
    connection: Exchange['connection'],
  ) => Promise<Result<OutboundResponse>>
  /** The access token that a client-credentials connection has now. */
  readonly accessToken: (configuration: ScimConfiguration) => string | undefined
  /** Discards tokens and circuits. */
  readonly restart: () => void
}

const openGate: Gate = () => undefined

/** A channel without limits and without a circuit breaker. */
const openChannel: CallerOptions['channel'] = {
  send: async (send) => ({ ok: true, value: await send(openGate) }),
  report: () => {},
}

/** The connection's own delivery, without retries and without pauses between requests. */
function onceOver({ timeoutMs, acceptCertificate }: Delivery): Delivery {
  return { ...deliveryDefaults, retries: 0, timeoutMs, acceptCertificate }
}

export function createOutbound(options: OutboundOptions): Outbound {
  const { deliveries, journal, choices, pauses, pace, random, time, stopwatch, newId } = options
  const clock = time.now
  const tokens = createAccessTokens()
  const transport = createCutTransport(options.transport, pauses)
  const channels = createChannels({
    deliveryOf: deliveries.of,
    pauses,
    pace,
    time,
    onCircuit: options.onCircuit,
    onDefect: options.onDefect,
    async probe({ connection, configuration }) {
      const { id, name } = connection
      const call = createCaller({
        ...parts({ connection: { id, name } }, noting),
        configuration,
        delivery: { ...deliveries.of(id), retries: 0 },
        channel: pacedChannel,
        transport: faulty(configuration, id),
      })
      return probeConnection(call, configuration, choices())
    },
  })

  const faulty = (configuration: ScimConfiguration, connectionId: string | undefined): Transport =>
    createFaultTransport({
      transport,
      faultFor: (request) =>
        options.faults.faultFor(describeRequest(request, configuration), connectionId),
      pauses,
      time,
    })

  const parts = (context: ExchangeContext, writer: JournalWriter) => {
    const { changeId, rule, subject } = context
    const about = {
      ...(changeId !== undefined && { changeId }),
      ...(rule && { rule }),
      ...(subject && { subject }),
    }
    return {
      choices: choices(),
      pauses,
      random,
      tokens,
      clock,
      stopwatch,
      newId,
      context,
      knownSecrets: options.knownSecrets,
      masksKnown: changeId === undefined,
      record: {
        exchange: (exchange: Exchange) =>
          writer.append({
            type: 'exchange',
            ...(changeId !== undefined && { changeId }),
            exchange,
          }),
        retry: (pause: Parameters<CallerOptions['record']['retry']>[0]) =>
          writer.append({ type: 'retry', ...about, ...pause }),
      },
    }
  }

  /** Appends exchanges in the background. The outcome of the user is appended after them. */
  const noting: JournalWriter = {
    append: async (entry) => options.note(entry),
  }

  const pacedChannel: CallerOptions['channel'] = {
    ...openChannel,
    send: async (send, describe) => ({
      ok: true,
      value: await (await pace.admit(describe)).use(send),
    }),
  }

  const pausing = (channel: Channel): CallerOptions['channel'] => ({
    ...channel,
    async send(send, describe) {
      await options.untilStoreWorks()
      return channel.send(send, describe)
    },
  })

  const contextOf = ({ rule, connection }: RequestOrigin, subject: Subject) => ({
    rule: { id: rule.id, name: rule.name },
    connection: { id: connection.id, name: connection.name },
    subject,
  })

  return {
    channels,
    callerFor(active, subject, { changeId, attempts, secrets = [], check }) {
      const { configuration, connection } = active
      const call = createCaller({
        attempts,
        ...parts({ ...contextOf(active, subject), changeId }, noting),
        secrets,
        configuration,
        delivery: deliveries.of(connection.id),
        channel: pausing(channels.of(active)),
        transport: faulty(configuration, connection.id),
      })
      return createCheckedCaller(call, { configuration, choices: choices(), check })
    },
    rehearsing(writer, remainingMs) {
      const bounded = createBoundedTransport(transport, remainingMs)
      const transports = new Map<string, Transport>()
      return (active, subject, { secrets = [], check } = {}) => {
        const { configuration, connection } = active
        const rehearsing =
          transports.get(connection.id) ??
          createRehearsalTransport(bounded, ({ url }) => url === configuration.OAUTH_TOKEN_REQUEST)
        transports.set(connection.id, rehearsing)
        const call = createCaller({
          ...parts(contextOf(active, subject), writer),
          secrets,
          configuration,
          delivery: onceOver(deliveries.of(connection.id)),
          channel: openChannel,
          transport: rehearsing,
        })
        return createCheckedCaller(call, { configuration, choices: choices(), check })
      }
    },
    async test(configuration, connection) {
      const call = createCaller({
        ...parts({ connection }, journal),
        configuration,
        delivery: onceOver(deliveries.of(connection.id ?? '')),
        channel: openChannel,
        transport: faulty(configuration, connection.id),
      })
      try {
        const tested = await testConnection(call, configuration, choices())
        if (tested.ok) return tested
        return {
          ok: false,
          failure: { ...tested.failure, message: call.mask(tested.failure.message) },
        }
      } catch (error) {
        if (error instanceof StoppedError) return failed(error.message)
        throw error
      }
    },
    replay: (recorded, configuration) =>
      replayExchange(recorded, {
        journal,
        callerWith: (context, writer) =>
          createCaller({
            ...parts(context, writer),
            configuration,
            delivery: onceOver(deliveries.of(recorded.connection.id ?? '')),
            channel: openChannel,
            transport: faulty(configuration, recorded.connection.id),
          }),
      }),
    async ask(request, configuration, connection) {
      try {
        return await sendManualRequest(request, {
          ...parts({ connection }, { append: async () => {} }),
          configuration,
          delivery: onceOver(deliveries.of(connection.id ?? '')),
          channel: openChannel,
          transport,
        })
      } catch (error) {
        if (error instanceof StoppedError) return failed(error.message)
        throw error
      }
    },
    accessToken: (configuration) =>
      tokens.current(tokenKey(configuration), clock().getTime())?.value,
    restart() {
      tokens.clear()
      channels.restart()
    },
  }
}
