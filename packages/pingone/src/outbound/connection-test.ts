import type { ScimConfiguration } from '@pingone-sandbox/contract'
import { refusal } from './answer.ts'
import type { Caller } from './call.ts'
import { connectionCheckOf } from './connection-check.ts'
import type { BehaviourChoices } from './profile.ts'
import type { Result } from './result.ts'
import { judge } from './retry.ts'
import { intentOf } from './shaping-quirks.ts'

/** *Test Connection*: the connection check, once. The failure says in words what is wrong and where to look. */
export async function testConnection(
  call: Caller,
  configuration: ScimConfiguration,
  choices: BehaviourChoices,
): Promise<Result<undefined>> {
  const { request, doing, judge } = connectionCheckOf(configuration, choices)
  const summary = `Test the connection by ${doing}`
  const operation = { subject: 'connection', purpose: 'test', summary } as const
  const intent = intentOf(operation, request, { configuration, choices })
  const answer = await call(intent, request)
  return answer.ok ? judge(answer.value) : answer
}

/**

 * The probe of a circuit: the connection check, of which only the availability of the target counts. Returns why the target does not

 * work; undefined when it does.

 */
export async function probeConnection(
  call: Caller,
  configuration: ScimConfiguration,
  choices: BehaviourChoices,
): Promise<string | undefined> {
  const { request } = connectionCheckOf(configuration, choices)
  const summary = 'See whether the target answers again'
  const operation = { subject: 'connection', purpose: 'probe', summary } as const
  const intent = intentOf(operation, request, { configuration, choices })
  const answer = await call(intent, request)
  // A token endpoint that gives no token keeps the circuit open as well.
  if (!answer.ok) return answer.failure.message
  const { reached } = judge({ response: answer.value })
  return reached === false ? refusal(answer.value).failure.message : undefined
}
