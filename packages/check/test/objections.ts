import type { Transport } from '@pingone-sandbox/pingone'
import type { MisbehaviourId } from '@pingone-sandbox/scim-server'
import { onTestFinished } from 'vitest'
import { checkEndpoint } from '../src/index.ts'
import {
  endpointToken,
  endpointUrl,
  startEndpoint,
  timeWithoutPauses,
} from './in-memory-endpoint.ts'

export interface ObjectionsOptions {
  readonly profile?: string
  /** The themes or checks to judge; all unless given. */
  readonly only?: readonly string[]
  /** Changes what reaches the server, or its answers. */
  readonly wrap?: (transport: Transport) => Transport
  /** Whether pauses take the time that they say; they do unless this is false. */
  readonly hasPauses?: boolean
}

/** Checks the reference server with misbehaviours, and returns the verdicts other than `works` and `skipped` by the ids of the checks. */
export async function objectionsTo(
  misbehaviours: readonly MisbehaviourId[],
  { wrap = (transport) => transport, hasPauses = true, ...options }: ObjectionsOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const endpoint = startEndpoint({ misbehaviours })
  onTestFinished(() => endpoint.close())
  const { findings } = await checkEndpoint(
    endpointUrl,
    { ...options, credentials: { method: 'bearer', token: endpointToken } },
    {
      transport: wrap(endpoint.transport),
      version: '0',
      ...(!hasPauses && { time: timeWithoutPauses }),
    },
  )
  return Object.fromEntries(
    findings
      .filter(({ verdict }) => verdict !== 'works' && verdict !== 'skipped')
      .map(({ id, verdict, cause }) => [id, `${verdict}: ${cause}`]),
  )
}
