import { z } from 'zod'
import { exchange } from './exchange.ts'
import { evidences } from './quirk.ts'

// What `check` finds out about a SCIM endpoint.

/** How an endpoint does in one check, the gravest first. */
export const checkVerdicts = ['breaks', 'not-supported', 'remark', 'works', 'skipped'] as const
export type CheckVerdict = (typeof checkVerdicts)[number]

/** A request of the check with its answer; of resources that the check did not make, ids and attribute names alone. */
export const checkExchange = exchange
  .pick({
    id: true,
    at: true,
    durationMs: true,
    purpose: true,
    summary: true,
    attempt: true,
    request: true,
    response: true,
    failure: true,
    quirks: true,
  })
  .extend({
    /** `pingone`: the simulated client sends it. `check`: the check prepares, compares or cleans up. */
    sender: z.enum(['pingone', 'check']),
  })
export type CheckExchange = z.infer<typeof checkExchange>

/** A behaviour of PingOne on which a finding rests, and how it is known. */
const behaviour = z.object({
  id: z.string(),
  title: z.string(),
  evidence: z.enum(evidences),
  source: z.string(),
})

/** What one check found. */
export const checkFinding = z.object({
  /** Stable from one version to the next: `users.rename`. */
  id: z.string(),
  title: z.string(),
  theme: z.string(),
  verdict: z.enum(checkVerdicts),
  /** Whether PingOne needs what the check is about, under the reading that was tried. */
  needed: z.boolean(),
  /** What PingOne needs of a server. */
  needs: z.string(),
  /** What happened, in one sentence. */
  summary: z.string(),
  /** What went wrong, as a code: a failure cause, a kind of remark, `state`, `foreign`. Absent for `works` and `skipped`. */
  cause: z.string().optional(),
  /** What PingOne does next. */
  next: z.string().optional(),
  /** The differences between what PingOne believes and what the endpoint has, and other particulars. */
  details: z.array(z.string()),
  /** How a server does it right, in three lines. */
  fix: z.array(z.string()),
  /** The section that the check rests on. */
  section: z.object({ title: z.string(), url: z.string() }),
  /** How sure it is that PingOne behaves so: the weakest evidence among `behaviours`. */
  certainty: z.enum([...evidences, 'standard']),
  behaviours: z.array(behaviour),
  /** The ids of the exchanges that show it, the decisive one first. */
  exchanges: z.array(z.string()),
})
export type CheckFinding = z.infer<typeof checkFinding>

/** One reading of PingOne's behaviour: a profile, or `current` with one other choice. */
export const checkReading = z.object({
  /** `current`, `put-only-2024`, `current,userUpdate=patch`. */
  id: z.string(),
  /** The gravest verdict of its checks, but for what is skipped. */
  verdict: z.enum(checkVerdicts),
  /** How it was tried: with requests, or by the answers to the same requests of another reading. */
  tried: z.enum(['requests', 'answers', 'no-difference']),
  /** The checks that do worse than under `current`. */
  worse: z.array(checkFinding),
})
export type CheckReading = z.infer<typeof checkReading>

/** A resource that the check made and could not remove. */
export const leftResource = z.object({
  type: z.enum(['User', 'Group']),
  id: z.string(),
  name: z.string(),
  reason: z.string(),
})
export type LeftResource = z.infer<typeof leftResource>

/** A report of `check`. */
export const checkReport = z.object({
  /** The version of this format. */
  format: z.literal(1),
  /** The version of the sandbox. */
  version: z.string(),
  /** The version of the ledger: of the checks, and of what is known of PingOne. */
  ledger: z.string(),
  /** The SCIM base URL, without secrets. */
  endpoint: z.string(),
  at: z.string(),
  durationMs: z.number(),
  /** The profile that was asked for: the name of one, or `all`. */
  profile: z.string(),
  /** The gravest verdict. */
  verdict: z.enum(checkVerdicts),
  /** The same in one sentence. */
  summary: z.string(),
  counts: z.record(z.enum(checkVerdicts), z.number()),
  /** The gravest first. */
  findings: z.array(checkFinding),
  /** The readings of PingOne's behaviour that were tried; one unless `all` was asked for. */
  readings: z.array(checkReading),
  /** The marker that everything made by this run carries. */
  marker: z.string(),
  requests: z.number(),
  left: z.array(leftResource),
  /** Those that findings refer to; of many alike, the first. */
  exchanges: z.array(checkExchange),
})
export type CheckReport = z.infer<typeof checkReport>

/** What a check says while it runs. */
export const checkProgress = z.object({
  reading: z.string(),
  /** Of the readings, from 1. */
  readingNumber: z.number(),
  readings: z.number(),
  /** The title of the check that runs, or what is done beside the checks. */
  doing: z.string(),
  done: z.number(),
  total: z.number(),
  /** The finding of the check that has just ended. */
  finding: checkFinding.optional(),
})
export type CheckProgress = z.infer<typeof checkProgress>
