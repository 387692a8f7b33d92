import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createFolder, runCli } from './cli-process.test-support.ts'

const secret = 'a-token-that-no-output-shows'
const headers = [
  { name: 'Authorization', value: `Bearer ${secret}` },
  { name: 'Accept', value: 'application/scim+json' },
]
const empty = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0}'

/** A capture of one look-up, with spaces as they are encoded. */
const capture = (space: string) =>
  JSON.stringify({
    log: {
      entries: [
        {
          startedDateTime: '2026-11-02T09:00:00Z',
          request: {
            method: 'GET',
            url: `https://scim.example.com/v2/Users?filter=username${space}Eq${space}%22lovelace%22`,
            headers,
          },
          response: { status: 200, headers: [], content: { text: empty } },
        },
      ],
    },
  })

function writeCapture(content: string | Uint8Array, name = 'capture.har') {
  const folder = createFolder()
  const file = join(folder, name)
  writeFileSync(file, content)
  return { folder, file }
}

it('says which records a capture confirms and refutes, without a running sandbox', async () => {
  const { file } = writeCapture(capture('+'))
  const { code, stdout, stderr } = await runCli(['compare', file])
  expect(stdout).toContain(
    '1 request in a HAR archive: like the profile current,filterEncoding=plus.',
  )
  expect(stdout).toMatch(/confirmed +filter-plus-encoded/)
  expect(stdout).toMatch(/refuted +filter-percent-encoded/)
  expect(stdout).toContain('request 1 encodes the spaces of a filter as +')
  expect(stdout + stderr).not.toMatch(/lovelace|a-token/)
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(code).toBe(0)
})

it('prints JSON with the patch of the ledger, and writes the stripped capture', async () => {
  const { folder, file } = writeCapture(gzipSync(capture('%20')))
  const stripped = join(folder, 'stripped.har')
  const words = [
    'compare',
    file,
    '--json',
    '--source',
    'https://example.com/c.har',
    '--strip',
    stripped,
  ]
  const { code, stdout } = await runCli(words)
  expect(code).toBe(0)
  const report = JSON.parse(stdout) as { profile: string; patch: string }
  expect(report.profile).toBe('current')
  expect(report.patch).toContain("source: 'https://example.com/c.har'")
  const text = readFileSync(stripped, 'utf8')
  expect(stdout + text).not.toMatch(/lovelace|a-token/)
  const again = await runCli(['compare', stripped, '--patch'])
  expect(again.stdout).toContain("id: 'filter-percent-encoded'")
})

it.each([
  [['missing.har'], 1, 'The capture missing.har cannot be read (ENOENT).'],
  [['broken.har'], 1, 'broken.har: The capture is no valid JSON: it ends in the middle'],
  [['bytes.har'], 1, 'bytes.har is no text in UTF-8.'],
  [['other.har'], 1, 'No request of the capture is one for SCIM /Users or /Groups.'],
  [['capture.har', '--strip', 'capture.har'], 3, '--strip would replace the capture itself.'],
  [['capture.har', '--strip', 'nowhere/a.har'], 3, '--strip is no file that can be written'],
  [['capture.har', '--source', 'x'], 3, '--source needs --patch or --json.'],
  [['capture.har', '--pach'], 3, "unknown option '--pach'"],
  [[], 3, "missing required argument 'capture'"],
])('refuses %j with %i', async (words, expected, message) => {
  const { folder } = writeCapture(capture('%20'))
  writeFileSync(join(folder, 'broken.har'), capture('%20').slice(0, 100))
  writeFileSync(join(folder, 'bytes.har'), Uint8Array.from([0xff, 0xfe, 0x00]))
  writeFileSync(join(folder, 'other.har'), capture('%20').replace('/Users', '/People'))
  const { code, stdout, stderr } = await runCli(['compare', ...words], { folder })
  expect(stderr).toContain(message)
  expect(stderr).not.toMatch(/lovelace|a-token/)
  expect(stdout).toBe('')
  expect(code).toBe(expected)
})
