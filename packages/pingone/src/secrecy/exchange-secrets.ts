import type { Exchange, ScimConfiguration } from '@pingone-sandbox/contract'
import { jsonOf, tryJson } from '../wire/answer-body.ts'
import type { OutboundRequest, OutboundResponse } from '../wire/transport.ts'
import { connectionSecrets, partsOf } from './connection-secrets.ts'
import { secretsIn } from './mask-json.ts'
import { createMasker, type Masker } from './masker.ts'
import { isSecretHeader, mayNameSecret } from './secret-names.ts'
import {
  createSecretValues,
  patternsOf,
  type SecretValues,
  type ValuePatterns,
} from './secret-values.ts'

/** The secrets of the exchanges on one subject's behalf: a target may give back in any of them what it was sent in another. */
export interface ExchangeSecrets {
  /** Takes up what a request carries, and the token that an answer gives out. */
  readonly learn: (
    request: OutboundRequest,
    response: OutboundResponse | undefined,
    purpose: Exchange['purpose'],
  ) => void
  readonly masker: Masker
}

export interface ExchangeSecretsOptions {
  readonly configuration: ScimConfiguration
  /** Secrets that are about to be sent. */
  readonly initial?: readonly string[]
  /** Receives each secret, to mask texts outside of these exchanges. */
  readonly known?: SecretValues | undefined
  /** Masks all that are known, where the exchanges concern no user or group and are few. */
  readonly masksKnown?: boolean | undefined
}

export function createExchangeSecrets({
  configuration,
  initial = [],
  known,
  masksKnown = false,
}: ExchangeSecretsOptions): ExchangeSecrets {
  const values = createSecretValues(patternsFor(configuration))
  const add = (secrets: readonly string[]) => {
    values.add(secrets)
    known?.add(secrets)
  }
  known?.add(connectionSecrets(configuration))
  add(initial)

  return {
    learn({ headers, body = '' }, response, purpose) {
      for (const [name, value] of Object.entries(headers))
        if (isSecretHeader(name)) add(partsOf(value))
      if (mayNameSecret(body)) add(secretsIn(tryJson(body)))
      if (purpose === 'token' && response) add(secretsIn(jsonOf(response)))
    },
    masker: createMasker(
      known && masksKnown
        ? {
            mask: (text) => known.mask(values.mask(text)),
            mayBeIn: (text) => known.mayBeIn(text) || values.mayBeIn(text),
          }
        : values,
    ),
  }
}

const patterns = new WeakMap<ScimConfiguration, ValuePatterns>()

function patternsFor(configuration: ScimConfiguration): ValuePatterns {
  const made = patterns.get(configuration) ?? patternsOf(connectionSecrets(configuration))
  patterns.set(configuration, made)
  return made
}
