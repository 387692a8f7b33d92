import type { Evidence } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement } from '../themes/theme.ts'
import { judgeFailure } from './failure.ts'
import { judgeRemarks, judgeRetries } from './remarks.ts'
import { judgePassingState, judgeState } from './state.ts'

/** Judges what followed from a check: first what fails, then what the check itself says, then state and remarks. */
export async function judge(check: Check, evidence: Evidence, scene: Scene): Promise<Judgement> {
  return (
    judgeWithheld(evidence) ??
    (check.expectsFailure ? undefined : await judgeFailure(check, evidence, scene)) ??
    (await check.judge?.(evidence, scene)) ??
    judgeState(evidence, check, scene) ??
    judgePassingState(evidence) ??
    judgeRemarks(evidence) ??
    judgeRetries(evidence) ?? { verdict: 'works', summary: 'The endpoint does what PingOne asks.' }
  )
}

/** A request of PingOne's that would have changed what the check did not make. */
function judgeWithheld({ withheld: [first] }: Evidence): Judgement | undefined {
  if (first === undefined) return undefined
  const path = decodeURIComponent(URL.parse(first.url)?.pathname ?? first.url)
  return {
    verdict: 'breaks',
    cause: 'foreign',
    summary: `PingOne sends ${first.method} ${path}: ${first.reason}.`,
    next: 'With a tenant, PingOne changes an account of another user.',
    details: ['The check did not send this request.'],
  }
}
