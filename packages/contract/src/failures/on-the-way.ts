import type { FailureCause } from '../control/outcome.ts'
import type { FailureText } from './explanation.ts'
import { pingPages, rfc } from './sources.ts'

/** Failures on the way to the target: no answer of its own came back. */
export const failuresOnTheWay = {
  'no-answer': {
    meaning:
      'PingOne sends the request and gets no answer: the host name cannot be resolved, the port refuses connections, the connection closes, or the answer takes longer than the timeout. The attempts are used up.',
    advice:
      'Check that the target runs and can be reached from here: within a container, localhost is the container itself. A longer timeout helps a slow target. Once it answers, retry the users, or start a Full Resync.',
    side: 'network',
    source: rfc(9110, '9.2.2'),
    repairs: [
      'raise-timeout',
      'edit-connection',
      'switch-off-misbehaviour',
      'clear-fault',
      'retry',
      'full-resync',
    ],
  },
  'address-refused': {
    meaning:
      'SCIM BASE URL or OAuth Token Request leads to an address where clouds serve metadata, or to one that is no destination. Nothing is sent.',
    advice: 'Enter the address of the target itself.',
    side: 'connection',
    source: rfc(6890, '2.2.2'),
    repairs: ['edit-connection'],
  },
  certificate: {
    meaning:
      'The target, or the token endpoint, shows a certificate that this machine does not trust: it is self-signed, expired, for another host name, or from a CA that is not known here. Nothing is sent.',
    advice:
      'Under Delivery, Accept any certificate takes a self-signed one. Or start the sandbox with NODE_EXTRA_CA_CERTS, the path of a PEM file with the CA. PingOne itself needs a certificate from a public CA.',
    side: 'network',
    source: rfc(7644, '7.2'),
    repairs: ['accept-certificate', 'edit-connection', 'retry'],
  },
  'wrong-scheme': {
    meaning:
      'SCIM BASE URL begins with https:// and the port speaks http, or the reverse. Nothing is understood on either side.',
    advice: 'Change the beginning of SCIM BASE URL: https:// to http://, or the reverse.',
    side: 'connection',
    source: pingPages.connection,
    repairs: ['switch-scheme', 'edit-connection', 'retry'],
  },
  proxy: {
    meaning:
      'A proxy stands between the sandbox and the target, and does not let the request through. The target does not see it.',
    advice:
      'HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment in which the sandbox was started say what goes through a proxy. List the target in NO_PROXY when it needs none, and start the sandbox again.',
    side: 'network',
    source: rfc(9110, '7.3.2'),
    repairs: ['retry', 'full-resync'],
  },
  'circuit-open': {
    meaning:
      'Requests to this connection failed one after another, so the circuit breaker opened. While it is open, nothing is sent to the target.',
    advice:
      'Fix the cause of the last failure. Once a probe succeeds, these users and groups are retried automatically.',
    side: 'network',
    source: pingPages.syncStatus,
    repairs: ['test-connection', 'edit-connection', 'clear-fault'],
  },
} as const satisfies Partial<Record<FailureCause, FailureText>>
