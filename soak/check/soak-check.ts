import { isDeepStrictEqual } from 'node:util'
import { checkEndpoint } from '../../packages/check/src/index.ts'
import {
  endpointToken,
  endpointUrl,
  startEndpoint,
  timeWithoutPauses,
} from '../../packages/check/test/in-memory-endpoint.ts'
import { misbehaviourFindings } from '../../packages/check/test/misbehaviour-findings.ts'

/** Plays all checks against the reference server with each misbehaviour, or with those that are named. Fails where others are found than expected. */
export async function soakCheck(only: readonly string[]): Promise<void> {
  const rows = misbehaviourFindings.filter(
    ({ misbehaviour }) => only.length === 0 || only.includes(misbehaviour),
  )
  let differing = 0
  for (const { misbehaviour, profile, findings: expected } of rows) {
    const endpoint = startEndpoint({ misbehaviours: [misbehaviour] })
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { findings, left } = await checkEndpoint(
      endpointUrl,
      { ...(profile && { profile }), credentials: { method: 'bearer', token: endpointToken } },
      { transport: endpoint.transport, version: '0', time: timeWithoutPauses },
    )
    // oxlint-disable-next-line no-await-in-loop
    await endpoint.close()
    const found = Object.fromEntries(
      findings
        .filter(({ verdict }) => verdict !== 'works' && verdict !== 'skipped')
        .map(({ id, verdict, cause }) => [id, `${verdict}: ${cause}`]),
    )
    const isAsExpected = isDeepStrictEqual(found, { ...expected }) && left.length === 0
    if (!isAsExpected) differing += 1
    process.stdout.write(
      `${isAsExpected ? 'as expected' : 'DIFFERS'}  ${misbehaviour}  ${JSON.stringify(found)}, ${left.length} left\n`,
    )
  }
  if (differing > 0)
    throw new Error(`${differing} of ${rows.length} misbehaviours are found otherwise.`)
}
