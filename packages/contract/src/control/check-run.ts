import { z } from 'zod'
import { whole } from '../platform/whole.ts'
import { checkFinding, checkProgress, checkReport } from './check-report.ts'
import { givenCredentials, targetCredentials } from './target-credentials.ts'

/** What may be checked. */
const targets = ['connectionId', 'url', 'repeat'] as const

/** The body of `POST /_sandbox/checks`: what is checked, and how. */
export const checkQuery = z
  .strictObject({
    /** A saved connection: its address and credentials are used. */
    connectionId: z.string().max(200).optional(),
    /** The SCIM base URL, instead of a connection; without a scheme it is `http` for this machine, and else `https`. */
    url: z.string().max(2000).optional(),
    /** The id of a check to repeat, instead: the connection as it is now, or the same URL with the same credentials. Other members change it. */
    repeat: z.string().max(200).optional(),
    /** Credentials for the URL. */
    ...targetCredentials,
    /** Accepts any certificate; by default as the connection does, and with a URL not. */
    acceptCertificate: z.boolean().optional(),
    /** A behaviour profile, or `all`; absent: `current`. */
    profile: z.string().min(1).max(2000).optional(),
    /** Whether groups are checked, as they are unless this is false. */
    groups: z.boolean().optional(),
    /** The ids of the checks or themes to judge; absent: all. */
    only: z.array(z.string().max(200)).min(1).max(200).optional(),
    /** The timeout of one request in milliseconds. */
    timeoutMs: whole(100, 600_000).optional(),
  })
  .superRefine((query, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (targets.filter((each) => query[each] !== undefined).length !== 1)
      refuse('url', 'one of a URL, the id of a connection and the id of a check is expected')
    const [first, second] = givenCredentials(query)
    if (first !== undefined && query.url === undefined)
      refuse(first, 'credentials are expected with a URL only')
    if (second !== undefined) refuse(second, 'one way to authenticate is expected')
  })
export type CheckQuery = z.input<typeof checkQuery>

/** The forms of `GET /_sandbox/checks/{id}/report?format=`. */
export const checkReportFormats = ['json', 'markdown', 'html', 'junit'] as const
export type CheckReportFormat = (typeof checkReportFormats)[number]

/** `failed`: the endpoint could not be checked. `stopped`: by `DELETE`. */
export const checkStatuses = ['running', 'finished', 'failed', 'stopped'] as const
export type CheckStatus = (typeof checkStatuses)[number]

/** A check of an endpoint: how far it is, or what came of it. */
export const checkRun = z.object({
  id: z.string(),
  status: z.enum(checkStatuses),
  /** It was stopped, and removes what it has made. */
  isStopping: z.boolean(),
  startedAt: z.string(),
  /** Absent while it runs. */
  endedAt: z.string().optional(),
  /** The SCIM base URL, without secrets. */
  endpoint: z.string(),
  /** The connection whose address and credentials are used. */
  connection: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The profile that was asked for. */
  profile: z.string(),
  /** How far it is, or was at its end. */
  progress: checkProgress.omit({ finding: true }).optional(),
  /** Of the report. */
  ...checkReport.pick({ verdict: true, summary: true, counts: true }).partial().shape,
  /** Why it failed. */
  error: z.object({ message: z.string(), hint: z.string().optional() }).optional(),
})
export type CheckRun = z.infer<typeof checkRun>

/** `GET /_sandbox/checks`, the newest first. */
export const checkRuns = z.object({ checks: z.array(checkRun) })

/** `GET /_sandbox/checks/{id}`. */
export const checkRecord = checkRun.extend({
  /** What was found so far, in the order of the checks. */
  findings: z.array(checkFinding),
  /** Once it has finished. */
  report: checkReport.optional(),
})
export type CheckRecord = z.infer<typeof checkRecord>
