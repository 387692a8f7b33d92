import { readResource, type TargetResource } from './answer.ts'
import type { Evidence } from './evidence.ts'
import type { BehaviourChoices } from './profile.ts'
import { failed, type Result } from './result.ts'
import { isMissing, succeeded, type Sender } from './sender.ts'
import type { DescribedOperation } from './shaping-quirks.ts'

export interface ReadOptions {
  readonly url: string
  readonly id: string
  readonly choices: Pick<BehaviourChoices, 'numericIds' | 'lookupMatch'>
  readonly evidence: Evidence
}

/**

 * Reads a resource by its id. An answer with another id fails, because its values must not be written to this resource; it is a

 * remark where the profile trusts the target.

 */
export async function readOne(
  send: Sender['send'],
  {
    operation,
    url,
    id,
    choices,
    evidence,
  }: ReadOptions & { readonly operation: DescribedOperation },
): Promise<Result<TargetResource>> {
  const answer = await send(operation, { method: 'GET', url }, (status) => status === 200)
  if (!answer.ok) {
    if (!isMissing(answer.failure)) return answer
    evidence.missing()
    return { ok: false, failure: { ...answer.failure, gone: true } }
  }
  const read = readResource(answer.value, choices)
  if (read.ok) evidence.read()
  if (!read.ok || read.value.id === id) return read
  const message = `Resource ${id} was read, and the target answers resource ${read.value.id}.`
  if (choices.lookupMatch === 'checked') return failed(message, { cause: 'mismatch' })
  evidence.remark({ kind: 'other-id', attribute: 'id', message })
  return succeeded({ ...read.value, id })
}

/** Reads a created resource, and records a remark if that fails. */
export async function checkCreated(
  send: Sender['send'],
  { noun, ...options }: ReadOptions & { readonly noun: 'user' | 'group' },
): Promise<void> {
  const { id, evidence } = options
  const read = await readOne(send, {
    operation: {
      subject: noun,
      purpose: 'read',
      reason: 'created',
      summary: `Read ${noun} ${id} to see whether it was created`,
    },
    ...options,
  })
  if (!read.ok)
    evidence.remark({
      kind: 'not-readable',
      message: `The target says that it created ${noun} ${id}, and a read of it fails: ${read.failure.message}`,
    })
}
