/** The sandbox did not answer: it is stopped or cannot be reached. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'

  constructor(cause: unknown) {
    super('The sandbox does not answer. Is it still running?', { cause })
  }
}

/** Like `fetch`, but throws a `NoAnswerError` when there is no answer. */
export async function reachSandbox(
  ...input: Parameters<typeof globalThis.fetch>
): Promise<Response> {
  try {
    return await globalThis.fetch(...input)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NoAnswerError(error)
  }
}
