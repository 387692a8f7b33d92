import { CaptureError } from '../capture/capture-error.ts'
import type { CapturedRequest, CapturedResponse } from '../capture/captured-request.ts'
import { jsonOf } from '../capture/json.ts'
import { instantOf } from './har.ts'

const hint =
  'Write each request as "METHOD URL", its headers, an empty line and its body, with "###" before the next one.'

const requestLine =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(https?:\/\/\S+|\{\{\S+)(?:\s+HTTP\/[\d.]+)?\s*$/
const anyMethod = /^([A-Za-z]+)\s+(\S+)/
const statusLine = /^HTTP\/[\d.]+\s+(\d{3})\b/

/** Whether a text has the form of an `.http` file at all. */
export const isHttpFile = (text: string): boolean =>
  text.split('\n').some((line) => /^(###|(GET|POST|PUT|PATCH|DELETE)\s+\S)/.test(line))

interface Line {
  readonly text: string
  readonly number: number
}

/**
 * Reads the requests of an `.http` file, as the editors of JetBrains and Visual Studio Code send them and the sandbox copies them.
 *
 * An answer is a block of comments that begins with its status line: `# HTTP/1.1 201`. A comment `# at: <instant>` says when a request
 * was sent. Variables that the file sets are replaced.
 *
 * Throws a `CaptureError` that names the line.
 */
export function readHttpFile(text: string): readonly CapturedRequest[] {
  const variables = variablesOf(text)
  const lines = text.split(/\r?\n/).map((line, at) => ({
    text: line.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => variables.get(name) ?? whole),
    number: at + 1,
  }))
  const requests: CapturedRequest[] = []
  for (const block of blocksOf(lines)) {
    const response = readAnswer(block)
    const request = readRequest(block, requests.length + 1)
    if (request) requests.push({ ...request, ...(response && { response }) })
    else if (response) {
      const last = requests.pop()
      if (!last) continue
      requests.push({ ...last, response })
    }
  }
  return requests
}

const variablesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^@(\w+)\s*=\s*(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  )

function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]]
  for (const line of lines)
    if (line.text.startsWith('###')) blocks.push([])
    else blocks.at(-1)?.push(line)
  return blocks
}

const isComment = ({ text }: Line) => /^(#|\/\/)/.test(text)

function readRequest(block: readonly Line[], number: number): CapturedRequest | undefined {
  const start = block.findIndex((line) => !isComment(line) && !/^(@|\s*$)/.test(line.text))
  const first = block[start]
  if (!first) return undefined
  const [, method = 'GET', url = ''] = requestLine.exec(first.text) ?? []
  if (url === '' || URL.parse(url) === null)
    throw new CaptureError(
      anyMethod.test(first.text)
        ? `Line ${first.number} is no request with an absolute URL.`
        : `Line ${first.number} is no request line.`,
      hint,
    )
  const [headers, rest] = readHeaders(block.slice(start + 1))
  const body = textOf(rest.filter((line) => !isComment(line) && !/^(<>|>) /.test(line.text)))
  const at = instantOf(block.map(({ text }) => /^# at: (\S+)$/.exec(text)?.[1]).find(Boolean))
  return {
    ...{ number, where: `line ${first.number}`, method, url, headers },
    ...(at !== undefined && { at }),
    ...(body !== '' && { body: jsonOf(body) === undefined ? body : JSON.stringify(jsonOf(body)) }),
    known: { headers: Object.keys(headers).length > 0 ? 'all' : [], query: 'raw', body: 'json' },
  }
}

/** Reads headers up to the first empty line; comments between them are left out. */
function readHeaders(lines: readonly Line[]): [Record<string, string>, readonly Line[]] {
  const end = lines.findIndex(({ text }) => text.trim() === '')
  const head = end < 0 ? lines : lines.slice(0, end)
  const headers: Record<string, string> = {}
  for (const line of head) {
    if (isComment(line)) continue
    const [, name, value] = /^([^\s:]+):\s*(.*)$/.exec(line.text) ?? []
    if (name === undefined || value === undefined)
      throw new CaptureError(`Line ${line.number} is no header.`, hint)
    headers[name.toLowerCase()] = value.trim()
  }
  return [headers, end < 0 ? [] : lines.slice(end + 1)]
}

function readAnswer(block: readonly Line[]): CapturedResponse | undefined {
  const comments = block.filter(isComment).map(({ text, number }) => ({
    text: text.replace(/^(#|\/\/) ?/, ''),
    number,
  }))
  const start = comments.findIndex(({ text }) => statusLine.test(text))
  if (start < 0) return undefined
  const status = Number(statusLine.exec(comments[start]?.text ?? '')?.[1])
  const after = comments.slice(start + 1)
  const end = after.findIndex(({ text }) => !/^[\w-]+:\s/.test(text))
  const headers = Object.fromEntries(
    (end < 0 ? after : after.slice(0, end)).map(({ text }) => {
      const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(text) ?? []
      return [name.toLowerCase(), value]
    }),
  )
  return { status, headers, body: bodyIn(end < 0 ? [] : after.slice(end)) }
}

/** The body of an answer ends where its JSON does; other comments may follow. */
function bodyIn(lines: readonly Line[]): string {
  const text = textOf(lines)
  if (jsonOf(text) !== undefined || !text.startsWith('{')) return text
  const end = lines.findIndex(({ text: line }) => line === '}')
  return textOf(lines.slice(0, end + 1))
}

const textOf = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => text)
    .join('\n')
    .trim()
