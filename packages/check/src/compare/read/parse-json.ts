import { CaptureError } from '../capture/capture-error.ts'

/**
 * Parses the JSON of a capture.
 *
 * Throws a `CaptureError` with the line and column. The message of the engine would quote the file.
 */
export function parseJson(
  text: string,
  { hint, line = 1 }: { hint: string; line?: number },
): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const found = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const isCut = found === undefined || Number(found) >= text.trimEnd().length
    const where = isCut
      ? `it ends in the middle, in line ${line + text.trimEnd().split('\n').length - 1}`
      : `the error is in ${placeIn(text, Number(found), line)}`
    throw new CaptureError(`The capture is no valid JSON: ${where}.`, hint)
  }
}

function placeIn(text: string, position: number, firstLine: number): string {
  const before = text.slice(0, position).split('\n')
  return `line ${firstLine + before.length - 1}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
