import { writeFileSync } from 'node:fs'
import {
  CaptureError,
  compareCapture,
  formatComparison,
  formatLedgerPatch,
  profileShown,
  writeHar,
  type CaptureComparison,
} from '@pingone-sandbox/check'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { version } from '../../package/version.ts'
import { readCaptureFile, refuseStripTarget } from './capture-file.ts'

export interface CompareFlags {
  readonly json?: boolean
  readonly patch?: boolean
  readonly source?: string
  readonly strip?: string
}

/** Compares a capture of a real tenant's requests with the simulator, and prints what it shows. Secrets are in no output. */
export async function compare(file: string, flags: CompareFlags): Promise<void> {
  if (flags.source !== undefined && !flags.patch && !flags.json)
    throw new SandboxError('invalid_setting', '--source needs --patch or --json.')
  if (flags.strip !== undefined) refuseStripTarget(flags.strip, file)
  const comparison = await read(file)
  if (flags.strip !== undefined) writeFileSync(flags.strip, writeHar(comparison.capture, version))
  const patch = formatLedgerPatch(comparison, { source: flags.source, now: new Date() })
  if (flags.json) return write(`${JSON.stringify(reportOf(comparison, patch), null, 2)}\n`)
  const { stdout } = process
  write(
    formatComparison(comparison, {
      hasColours: stdout.isTTY && !process.env['NO_COLOR'],
      columns: Math.min(100, Math.max(40, stdout.isTTY ? stdout.columns : 80)),
    }),
  )
  if (flags.patch) write(`\n${patch === '' ? 'The ledger stays as it is.\n' : patch}`)
}

async function read(file: string): Promise<CaptureComparison> {
  const text = readCaptureFile(file)
  try {
    return await compareCapture(text)
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error
    throw new SandboxError('invalid_request', `${file}: ${error.message}`, error.hint)
  }
}

const reportOf = (comparison: CaptureComparison, patch: string) => ({
  ...{ format: 1, version, profile: profileShown(comparison.choices) },
  ...comparison,
  patch,
})

const write = (text: string): void => void process.stdout.write(text)
