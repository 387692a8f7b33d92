import { CaptureError } from '../capture/capture-error.ts'
import type { Capture } from '../capture/captured-request.ts'
import { isObject } from '../capture/json.ts'
import { eventsIn, readCloudTrail } from './cloudtrail.ts'
import { readHar } from './har.ts'
import { isHttpFile, readHttpFile } from './http-file.ts'
import { parseJson } from './parse-json.ts'

const hint =
  'It reads HAR 1.2, the events of AWS CloudTrail as JSON, and .http files: CONTRIBUTING.md says how to make them.'

/**
 * Reads a capture of SCIM requests. The format follows from the content, not from the name of the file.
 *
 * Throws a `CaptureError` that says what is wrong and where.
 */
export function readCapture(text: string): Capture {
  const content = text.replace(/^\uFEFF/, '')
  if (content.trim() === '') throw new CaptureError('The capture is empty.', hint)
  if (/^\s*[[{]/.test(content)) return readJson(content)
  if (isHttpFile(content)) return { format: 'http', requests: readHttpFile(content), skipped: [] }
  throw new CaptureError('The capture has no form that is known.', hint)
}

function readJson(content: string): Capture {
  const documents = isOneByLine(content) ? parseLines(content) : parseJson(content, { hint })
  if (isObject(documents) && 'log' in documents)
    return { format: 'har', requests: readHar(documents), skipped: [] }
  const events = eventsIn(documents)
  if (!events)
    throw new CaptureError(
      'The JSON is neither a HAR archive (log.entries) nor events of CloudTrail (eventName).',
      hint,
    )
  return { format: 'cloudtrail', ...readCloudTrail(events) }
}

/** Several lines of which the first is a whole object. */
function isOneByLine(content: string): boolean {
  const [first = '', ...others] = content.trim().split('\n')
  return others.length > 0 && /^\s*\{.*\}\s*$/.test(first) && /^\s*\{/.test(others[0] ?? '')
}

const parseLines = (content: string): readonly unknown[] =>
  content
    .split('\n')
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line }) => parseJson(text, { hint, line }))
