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
  } catch {
    const content = text.trimEnd()
    const position = findError(content)
    const where =
      position >= content.length
        ? `it ends in the middle, in line ${line + content.split('\n').length - 1}`
        : `the error is in ${placeIn(content, position, line)}`
    throw new CaptureError(`The capture is no valid JSON: ${where}.`, hint)
  }
}

/** The position of the first character that no JSON text could have there, by halving: not every message of the engine names it. */
function findError(text: string): number {
  let [valid, invalid] = [0, text.length + 1]
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2)
    if (isBeginning(text.slice(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

/** Whether a text that is no JSON fails only for its end. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /position (\d+)/.exec(message)?.[1]
    if (position !== undefined && Number(position) >= text.length) return true
    return /^(Unexpected end|Unterminated string)/.test(message)
  }
}

function placeIn(text: string, position: number, firstLine: number): string {
  const before = text.slice(0, position).split('\n')
  return `line ${firstLine + before.length - 1}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
