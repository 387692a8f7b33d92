/** What a capture can show of a request at all: what is missing in it proves nothing. */
export interface Known {
  /** Whether a header that is absent was not sent; else the names of the headers that the capture records. */
  readonly headers: 'all' | readonly string[]
  /** Whether the query is there as it was sent, only decoded, or not at all. */
  readonly query: 'raw' | 'decoded' | 'none'
  /** Whether the body is there byte by byte, as its JSON value, or as the receiver has read it. */
  readonly body: 'text' | 'json' | 'parsed'
}

/** One request of a capture, whatever format it was read from. */
export interface CapturedRequest {
  /** Its position in the capture, from 1. */
  readonly number: number
  /** Where the file has it, for people: `entry 3`, `line 12`. */
  readonly where: string
  /** When it was sent, as an ISO instant. */
  readonly at?: string
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Absent where no answer came, or the capture has none. */
  readonly response?: CapturedResponse
  readonly known: Known
}

export interface CapturedResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const captureFormats = ['har', 'cloudtrail', 'http'] as const
export type CaptureFormat = (typeof captureFormats)[number]

export interface Capture {
  readonly format: CaptureFormat
  /** In the order in which they were sent. */
  readonly requests: readonly CapturedRequest[]
  /** What is no SCIM request, and why, for people. */
  readonly skipped: readonly string[]
}

/** What AWS CloudTrail writes in place of a value. */
export const hiddenValue = 'HIDDEN_DUE_TO_SECURITY_REASONS'
