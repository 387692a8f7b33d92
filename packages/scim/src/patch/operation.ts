/** One operation of a PATCH request. `op` may be in any letter case, since Entra sends `Add`. */
export interface PatchOperation {
  readonly op: string
  readonly path?: string | null | undefined
  readonly value?: unknown
}

/** The operations of RFC 7644 §3.5.2. */
export type PatchVerb = 'add' | 'replace' | 'remove'

/** Reads the `op` of an operation; undefined when there is no such operation. */
export function readVerb(op: string): PatchVerb | undefined {
  const verb = op.toLowerCase()
  return verb === 'add' || verb === 'replace' || verb === 'remove' ? verb : undefined
}
