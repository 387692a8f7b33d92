import { lastFailed } from './exchange-reading.ts'
import type { FailedWork, Finding } from './failed-work.ts'
import { repairsOf } from './repairs.ts'

/** A request without an answer: the name, the port, the time or the connection. */
export function noAnswerCulprit(work: FailedWork): Finding {
  const unanswered = lastFailed(work.exchanges)
  const repairs = repairsOf(work)
  const attempts = unanswered && unanswered.attempt > 1 ? unanswered.attempt : undefined
  const finding = {
    exchange: unanswered,
    message: `${work.outcome.summary}${attempts === undefined ? '' : ` PingOne gives up after ${attempts} attempts.`}`,
  }
  switch (unanswered?.failure?.code) {
    case 'timeout':
      return {
        ...finding,
        title: 'The answer takes longer than the timeout',
        message: `${finding.message} The target may have carried the request out.`,
        repairs: [repairs.raiseTimeout()],
      }
    case 'dns':
      return {
        ...finding,
        title: 'The host name cannot be resolved',
        side: 'connection',
        repairs: [addressOf(work)],
      }
    case 'refused':
      return {
        ...finding,
        title: 'No server listens at the address',
        repairs: [addressOf(work)],
      }
    case 'reset':
      return {
        ...finding,
        title: 'The connection closes before the answer',
        message: `${finding.message} The target may have carried the request out.`,
        repairs: [],
      }
    default:
      return { ...finding, title: 'The target does not answer', repairs: [addressOf(work)] }
  }
}

/** An address that is never contacted. */
export const addressCulprit = (work: FailedWork): Finding => ({
  exchange: lastFailed(work.exchanges),
  title: 'The address must not be contacted',
  message: work.outcome.summary,
  repairs: [addressOf(work)],
  isRetried: false,
})

/** No TLS connection comes about. */
export function certificateCulprit(work: FailedWork): Finding {
  const untrusted = lastFailed(work.exchanges)
  // Only a certificate can be accepted; a handshake that fails for another reason fails again.
  const isCertificate = untrusted?.failure?.code !== 'tls'
  return {
    exchange: untrusted,
    title: isCertificate
      ? 'The certificate is not trusted'
      : 'The target and PingOne agree on no TLS connection',
    message: work.outcome.summary,
    repairs: [isCertificate ? repairsOf(work).acceptCertificate() : undefined, addressOf(work)],
  }
}

/** http where https is spoken, or the reverse. */
export function schemeCulprit(work: FailedWork): Finding {
  const wrong = lastFailed(work.exchanges)
  return {
    exchange: wrong,
    title: 'The address begins with the wrong scheme',
    message: work.outcome.summary,
    repairs: [wrong?.purpose === 'token' ? addressOf(work) : repairsOf(work).switchScheme()],
  }
}

/** A proxy that does not pass the request on. */
export const proxyCulprit = (work: FailedWork): Finding => ({
  exchange: lastFailed(work.exchanges),
  title: 'The proxy does not let the request through',
  message: `${work.outcome.summary} The target does not see the request.`,
  repairs: [],
})

/** Nothing is sent while the circuit is open. The attempts before it opened are the cause, where there were any. */
export function circuitCulprit(work: FailedWork): Finding {
  const before = lastFailed(work.exchanges)
  return {
    exchange: before,
    title: 'Nothing is sent while the circuit is open',
    message: `${work.outcome.summary} ${work.outcome.subject.name} is retried automatically once a probe succeeds.`,
    repairs: [repairsOf(work).testConnection(), addressOf(work)],
    isRetried: false,
  }
}

/** Opens the address that the last failed request was sent to. */
function addressOf(work: FailedWork) {
  const isToken = lastFailed(work.exchanges)?.purpose === 'token'
  return repairsOf(work).editConnection(isToken ? 'OAUTH_TOKEN_REQUEST' : 'SCIM_URL')
}
