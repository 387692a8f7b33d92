import type { PingOneErrorBody } from '@pingone-sandbox/contract'
import { listOf, members, optional, text } from './shape.ts'

/** An answer of the Platform API that is not a success. `body` is absent when the answer was no PingOne error. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly status: number
  readonly body: PingOneErrorBody | undefined

  constructor(status: number, body: PingOneErrorBody | undefined) {
    super(messageOf(status, body))
    this.status = status
    this.body = body
  }
}

/** Reads the error out of a failed response. */
export async function readPlatformError(response: Response): Promise<PlatformError> {
  const text = await response.text()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = undefined
  }
  return new PlatformError(
    response.status,
    isErrorBody(json) ? (json as PingOneErrorBody) : undefined,
  )
}

const isErrorBody = members({
  id: text,
  code: text,
  message: text,
  details: optional(listOf(members({ code: text, target: optional(text), message: text }))),
})

/** Whether an error says that what was asked for is not there. */
export const isDeleted = (error: unknown): boolean =>
  error instanceof PlatformError && error.status === 404

/** The messages of an error by the field they speak of; those of no field come under the empty key. */
export function messagesByTarget(error: unknown): ReadonlyMap<string, string> {
  const messages = new Map<string, string>()
  if (!(error instanceof PlatformError)) return messages.set('', failureText(error))
  const details = error.body?.details ?? []
  for (const detail of details) messages.set(detail.target ?? '', detail.message)
  if (details.length === 0) messages.set('', error.message)
  return messages
}

/** One line that says what went wrong. */
export function failureText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function messageOf(status: number, body: PingOneErrorBody | undefined): string {
  if (body === undefined) return `The server answered ${status}.`
  const details = body.details?.map((detail) => detail.message) ?? []
  return details.length > 0 ? details.join(' ') : body.message
}
