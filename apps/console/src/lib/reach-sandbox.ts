/** The sandbox gave no answer: it is stopped, or the way to it is broken. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'

  constructor(cause: unknown) {
    super('The sandbox does not answer. Is it still running?', { cause })
  }
}

/** Like `fetch`; throws a `NoAnswerError` where a browser would throw an error of its own words. */
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
