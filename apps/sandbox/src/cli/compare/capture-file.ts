import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SandboxError } from '@pingone-sandbox/workspace/text'

/** Reads the text of a capture, also a compressed one, as CloudTrail stores them. Throws a `SandboxError` with exit code 1. */
export function readCaptureFile(file: string): string {
  const bytes = readBytes(file)
  try {
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
    return new TextDecoder('utf-8', { fatal: true }).decode(
      isCompressed ? gunzipSync(bytes) : bytes,
    )
  } catch {
    throw new SandboxError(
      'invalid_request',
      `${file} is no text in UTF-8.`,
      'A capture is a HAR archive, events of CloudTrail as JSON, or an .http file.',
    )
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new SandboxError(
      'invalid_request',
      `The capture ${file} cannot be read (${codeOf(error)}).`,
      'Name a file: a HAR archive, events of CloudTrail as JSON, or an .http file.',
    )
  }
}

/** Refuses a place for the stripped capture that would replace the capture, or that does not exist. */
export function refuseStripTarget(target: string, capture: string): void {
  if (resolve(target) === resolve(capture))
    throw new SandboxError(
      'invalid_setting',
      '--strip would replace the capture itself.',
      'Name another file.',
    )
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
  const folder = statSync(dirname(target), { throwIfNoEntry: false })
  if (isFolder || folder?.isDirectory() !== true)
    throw new SandboxError('invalid_setting', `--strip is no file that can be written: ${target}.`)
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
