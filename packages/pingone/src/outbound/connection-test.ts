import type { ScimConfiguration } from '../contract/index.ts'
import type { Caller } from './caller.ts'
import { connectionCheckOf } from './connection-check.ts'
import type { BehaviourChoices } from './profile.ts'
import type { Result } from './result.ts'

/** *Test Connection*: the connection check, once. The failure says in words what is wrong and where to look. */
export async function testConnection(
  call: Caller,
  configuration: ScimConfiguration,
  choices: BehaviourChoices,
): Promise<Result<undefined>> {
  const { request, quirk, doing, judge } = connectionCheckOf(configuration, choices)
  const summary = `Test the connection by ${doing}`
  const answer = await call({ purpose: 'test', summary, quirks: [quirk] }, request)
  return answer.ok ? judge(answer.value) : answer
}
