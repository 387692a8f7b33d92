import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { createExchangeSecrets } from '../secrecy/exchange-secrets.ts'
import { maskResponse } from '../secrecy/shown-response.ts'
import { unfitForHeader } from '../wire/header-value.ts'
import type { OutboundRequest, OutboundResponse } from '../wire/transport.ts'
import { authorizationHeader } from './authorization.ts'
import type { CallerOptions } from './call.ts'
import type { Gate } from './pace.ts'
import { createRecordedExchange } from './recorded-exchange.ts'
import { failed, type Result } from './result.ts'
import { createTokenSource } from './token-source.ts'
import { describedFailure } from './transport-failure.ts'

/** A request to a target as a person writes it, without its credentials. */
export type ManualRequest = Pick<OutboundRequest, 'method' | 'url' | 'headers' | 'body'>

const openGate: Gate = () => undefined
const attempt = { attempt: 1, repetition: undefined }

/**
 * Sends a request that a person wrote, with the credentials of a connection, once. It is no request of PingOne: faults and the pace do not
 * affect it, and the journal does not record it.
 *
 * The secrets of the connection are masked in the answer and in the failure.
 */
export async function sendManualRequest(
  { method, url, headers, body }: ManualRequest,
  options: CallerOptions,
): Promise<Result<OutboundResponse>> {
  const { configuration, delivery, transport } = options
  const { timeoutMs, acceptCertificate } = delivery
  const secrets = createExchangeSecrets({
    configuration,
    known: options.knownSecrets,
    masksKnown: true,
  })
  const tokens = isClientCredentials(configuration)
    ? createTokenSource(options, createRecordedExchange({ ...options, secrets }))
    : undefined

  async function send(isRepeated: boolean): Promise<Result<OutboundResponse>> {
    const token = await tokens?.get(attempt, openGate)
    if (token?.ok === false) return masked(token.failure)
    const authorization = authorizationHeader(configuration, token?.value.value)
    const unfit = authorization === undefined ? undefined : unfitForHeader(authorization)
    if (unfit !== undefined)
      return failed(`Not sent: the Authorization header would contain ${unfit}.`, {
        cause: 'credentials',
      })
    const request = {
      ...{ method, url, timeoutMs, acceptCertificate },
      headers: { ...headers, ...(authorization !== undefined && { authorization }) },
      ...(body !== undefined && { body }),
    }
    const { response, failure } = await transport(request)
    secrets.learn(request, response, 'test')
    if (failure) return masked({ message: failure.message, ...describedFailure(failure) })
    if (response.status === 401 && token && !isRepeated) {
      tokens?.forget(token.value)
      return send(true)
    }
    return { ok: true, value: maskResponse(response, secrets.masker) }
  }

  const masked = ({ message, ...more }: Parameters<typeof failed>[1] & { message: string }) =>
    failed(secrets.masker.text(message), more)

  return send(false)
}

const isClientCredentials = ({ AUTHENTICATION_METHOD }: ScimConfiguration): boolean =>
  AUTHENTICATION_METHOD === 'OAuth 2 Client Credentials'
