import type { TargetAnswer } from '@pingone-sandbox/contract'
import { answer } from '../../lib/answer.ts'
import { sendControl } from '../../lib/control-client.ts'
import type { ShownTarget } from './shown-target.ts'

export interface TargetQuestion {
  readonly method: string
  /** Below the SCIM endpoint, encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The log of the reference server leaves out what the console itself reads. */
const readerHeaders = { 'user-agent': 'pingone-sandbox-console', accept: 'application/scim+json' }

/** Sends a request to a target through the sandbox, which adds the credentials and masks the secrets in the answer. */
export function askTarget(
  { connectionId }: Pick<ShownTarget, 'connectionId'>,
  question: TargetQuestion,
) {
  const path =
    connectionId === undefined
      ? '/target-requests'
      : `/connections/${encodeURIComponent(connectionId)}/target-requests`
  return sendControl('POST', path, answer('targetAnswer'), question)
}

/** Reads from a target for the console. */
export const readTarget = (
  target: Pick<ShownTarget, 'connectionId'>,
  path: string,
): Promise<TargetAnswer> => askTarget(target, { method: 'GET', path, headers: readerHeaders })
