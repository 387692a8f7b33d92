import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { listChecks, parseBaseline } from '@pingone-sandbox/check'
import type { CheckReport } from '@pingone-sandbox/contract'
import { parseProfile, UnknownBehaviourError } from '@pingone-sandbox/pingone'
import { readTargetUrl } from '@pingone-sandbox/workspace'
import { parseDuration, SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import type { CheckEndpointOptions } from '../../check.ts'
import { readCredentials } from '../target/read-credentials.ts'
import type { CheckFlags } from './flags.ts'

/** The forms of a report that go to a file, or to standard output. */
export const reportForms = ['json', 'junit', 'html', 'markdown'] as const
export type ReportForm = (typeof reportForms)[number]

/** What `check` is asked to do. */
export interface CheckRequest {
  readonly url: string
  readonly mode: 'check' | 'clean' | 'dry-run'
  readonly options: CheckEndpointOptions
  readonly baseline: CheckReport | undefined
  readonly failOn: 'breaks' | 'remark'
  /** Where each form goes; `-` is standard output. */
  readonly outputs: readonly { readonly form: ReportForm; readonly file: string }[]
}

/** Reads the flags of `check` before anything is sent. Throws a `SandboxError` `invalid_setting` that names the wrong one. */
export function readCheckFlags(
  url: string,
  flags: CheckFlags,
  environment: NodeJS.ProcessEnv,
): CheckRequest {
  refuseUnknownChecks(flags.only)
  return {
    url: readUrl(url),
    mode: readMode(flags),
    options: {
      ...readCredentials(flags, environment),
      profile: readProfile(flags.profile ?? 'current'),
      groups: flags.groups,
      insecure: flags.insecure ?? false,
      keep: flags.keep ?? false,
      ...(flags.only && { only: flags.only }),
      ...(flags.timeout !== undefined && { timeout: readTimeout(flags.timeout) }),
    },
    failOn: flags.failOn === 'remark' ? 'remark' : 'breaks',
    baseline: flags.baseline === undefined ? undefined : readBaseline(flags.baseline),
    outputs: readOutputs(flags),
  }
}

const refuse = (message: string, hint?: string) =>
  new SandboxError('invalid_setting', message, hint)

function readUrl(text: string): string {
  try {
    return readTargetUrl(text)
  } catch (error) {
    if (error instanceof SandboxError) throw refuse(error.message, error.hint)
    throw error
  }
}

function readMode({ clean, dryRun }: CheckFlags): CheckRequest['mode'] {
  if (clean && dryRun) throw refuse('--clean and --dry-run exclude each other.')
  if (dryRun) return 'dry-run'
  return clean ? 'clean' : 'check'
}

function readProfile(profile: string): string {
  if (profile === 'all') return profile
  try {
    parseProfile(profile)
    return profile
  } catch (error) {
    if (!(error instanceof UnknownBehaviourError)) throw error
    throw refuse(
      `--profile names no ${error.what}: ${error.given}.`,
      suggestName(error.given, [...error.known, 'all']),
    )
  }
}

function refuseUnknownChecks(only: readonly string[] = []): void {
  const known = listChecks().flatMap(({ id, checks }) => [id, ...checks.map((check) => check.id)])
  const unknown = only.find((id) => !known.includes(id))
  if (unknown === undefined) return
  throw refuse(
    `--only names no check and no theme: ${unknown}.`,
    suggestName(unknown, known) ?? '--dry-run lists them.',
  )
}

function readTimeout(text: string): number {
  const milliseconds = parseDuration(text)
  if (milliseconds !== undefined && milliseconds > 0) return milliseconds
  throw refuse(`--timeout is no duration: ${text}.`, 'Write 30s or 500ms.')
}

function readBaseline(file: string): CheckReport {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw refuse(`--baseline cannot be read: ${file} (${codeOf(error)}).`)
  }
  return parseBaseline(text, file)
}

function readOutputs(flags: CheckFlags): CheckRequest['outputs'] {
  const outputs = reportForms.flatMap((form) => {
    const file = flags[form]
    return file === undefined ? [] : [{ form, file }]
  })
  const files = outputs.map(({ file }) => file)
  const twice = files.find((file, index) => files.indexOf(file) < index)
  if (twice !== undefined)
    throw refuse(
      `Two reports cannot go to ${twice === '-' ? 'standard output' : twice}.`,
      'Give each a file of its own.',
    )
  for (const { form, file } of outputs) if (file !== '-') refuseUnwritable(form, file)
  return outputs
}

/** A check takes seconds: where its report cannot be written is said before. */
function refuseUnwritable(form: ReportForm, file: string): void {
  const folder = dirname(file)
  try {
    const isFile = statSync(file, { throwIfNoEntry: false })
    if (isFile?.isDirectory()) throw refuse(`--${form} is a folder: ${file}.`)
    accessSync(isFile ? file : folder, constants.W_OK)
  } catch (error) {
    if (error instanceof SandboxError) throw error
    throw refuse(`--${form} cannot be written: ${file} (${codeOf(error)}).`)
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
