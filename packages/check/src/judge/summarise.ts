import type { CheckFinding, CheckReading, CheckVerdict } from '@pingone-sandbox/contract'
import { effectOf } from './gravity.ts'

/** Says in one sentence whether PingOne works with the endpoint, and under how many of the other readings. */
export function summarise(
  findings: readonly CheckFinding[],
  readings: readonly CheckReading[],
): string {
  const count = (...effects: readonly CheckVerdict[]) =>
    findings.filter((finding) => effects.includes(effectOf(finding))).length
  const of = `of ${findings.length} checks`
  const failing = count('breaks', 'not-supported')
  if (failing > 0) return `PingOne does not work with this endpoint: ${failing} ${of} fail.`
  const base =
    count('remark') > 0
      ? `PingOne works with this endpoint, with a remark on ${count('remark')} ${of}`
      : `PingOne works with this endpoint: ${count('works')} ${of} work`
  const [, ...others] = readings
  const worse = others.filter((reading) => failsUnder(reading))
  if (others.length === 0) return `${base}.`
  if (worse.length > 0)
    return `${base}. It fails under ${worse.length} of ${others.length} other readings of PingOne's behaviour.`
  return `The endpoint works however PingOne behaves: ${base.replace(/^.*?(?=with a remark|\d)/, '')}, under ${readings.length} readings.`
}

const failsUnder = ({ verdict }: CheckReading) =>
  verdict === 'breaks' || verdict === 'not-supported'
