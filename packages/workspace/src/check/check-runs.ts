import {
  secretKeys,
  type CheckFinding,
  type CheckProgress,
  type CheckRecord,
  type CheckReport,
  type CheckRun,
} from '@pingone-sandbox/contract'
import { createMasker, createSecretValues, type Masker } from '@pingone-sandbox/pingone'
import { SandboxError } from '../text/index.ts'
import type { Authentication } from '../connect/authentication.ts'
import type { CheckRequest, RunCheck } from './run-check.ts'

/** The checks of endpoints since the start or the last reset, the latest of them. */
export interface CheckRuns {
  /** Starts a check. Throws a `SandboxError` `conflict` while another one runs. */
  readonly start: (request: CheckRequest) => CheckRun
  /** The newest first. */
  readonly list: () => readonly CheckRun[]
  readonly find: (id: string) => CheckRecord | undefined
  /** What a check was asked for, credentials included. */
  readonly requestOf: (id: string) => CheckRequest | undefined
  /** Makes a running check stop, which then cleans up. Returns undefined when there is no such check. */
  readonly stop: (id: string) => CheckRun | undefined
  /** Stops a running check, waits for its clean-up, and forgets all. */
  readonly clear: () => Promise<void>
}

export interface CheckRunsOptions {
  readonly run: RunCheck
  readonly now: () => Date
  /** Is called whenever a check has changed. */
  readonly onChange: () => void
  /** Receives internal errors. */
  readonly log: (message: string, error?: unknown) => void
}

/** So many checks are kept. */
const capacity = 10

interface Kept {
  run: CheckRun
  readonly request: CheckRequest
  readonly findings: CheckFinding[]
  report?: CheckReport
  readonly abort: AbortController
  ended: Promise<void>
}

export function createCheckRuns({ run, now, onChange, log }: CheckRunsOptions): CheckRuns {
  /** The newest first. */
  let kept: readonly Kept[] = []
  const find = (id: string) => kept.find((each) => each.run.id === id)
  const running = () => kept.find((each) => each.run.status === 'running')

  function change(check: Kept, members: Partial<CheckRun>): void {
    check.run = { ...check.run, ...members }
    onChange()
  }

  async function follow(check: Kept): Promise<void> {
    const { request } = check
    const { signal } = check.abort
    const masker = maskerFor(request.authentication)
    const end = (members: Partial<CheckRun>) =>
      change(check, { ...members, endedAt: now().toISOString(), isStopping: false })

    function onProgress(progress: CheckProgress): void {
      const { finding, ...others } = progress
      if (finding) check.findings.push(finding)
      change(check, { progress: others })
    }

    try {
      const report = await run(request, { signal, onProgress })
      const { verdict, summary, counts } = report
      check.report = report
      end({ status: 'finished', verdict, summary, counts })
    } catch (error) {
      if (signal.aborted && error === signal.reason) return end({ status: 'stopped' })
      const isExpected = error instanceof SandboxError
      if (!isExpected) log('The check of an endpoint failed', error)
      const message = error instanceof Error ? error.message : String(error)
      const hint = isExpected ? error.hint : undefined
      end({
        status: signal.aborted ? 'stopped' : 'failed',
        error: { message: masker.text(message), ...(hint !== undefined && { hint }) },
      })
    }
  }

  return {
    start(request) {
      const other = running()
      if (other)
        throw new SandboxError(
          'conflict',
          `A check of ${other.run.endpoint} is running.`,
          `One check runs at a time: wait, or send DELETE /_sandbox/checks/${other.run.id}.`,
        )
      const { url, connection, profile, authentication } = request
      const check: Kept = {
        run: {
          // Not of the series of the tenant, whose ids repeat with the random seed.
          id: crypto.randomUUID(),
          status: 'running',
          isStopping: false,
          startedAt: now().toISOString(),
          endpoint: maskerFor(authentication).address(url),
          ...(connection && { connection }),
          profile,
        },
        request,
        findings: [],
        abort: new AbortController(),
        ended: Promise.resolve(),
      }
      kept = [check, ...kept].slice(0, capacity)
      check.ended = follow(check)
      onChange()
      return check.run
    },
    list: () => kept.map((each) => each.run),
    find(id) {
      const check = find(id)
      if (check === undefined) return undefined
      const { findings, report } = check
      return { ...check.run, findings, ...(report && { report }) }
    },
    requestOf: (id) => find(id)?.request,
    stop(id) {
      const check = find(id)
      if (check?.run.status === 'running' && !check.run.isStopping) {
        check.abort.abort()
        change(check, { isStopping: true })
      }
      return check?.run
    },
    async clear() {
      const check = running()
      check?.abort.abort()
      await check?.ended
      kept = []
      onChange()
    },
  }
}

const maskerFor = (authentication: Authentication): Masker =>
  createMasker(createSecretValues(secretKeys.flatMap((key) => authentication[key] ?? [])))
