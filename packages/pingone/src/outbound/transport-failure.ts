import type { FailureCause } from '@pingone-sandbox/contract'
import type { Failure } from './result.ts'
import type { TransportFailure, TransportFailureCode } from '../wire/transport.ts'

/** What follows from a failure of the transport. */
interface Meaning {
  /** No part of the request was sent. */
  readonly isUnsent: boolean
  /** Another attempt may succeed. */
  readonly mayPass: boolean
  /** The target answered, even if incorrectly; undefined when the request was deliberately not sent. */
  readonly isReached: boolean | undefined
  readonly cause: FailureCause
}

const unsent = { isUnsent: true, mayPass: false, isReached: false } as const
const broken = { isUnsent: false, mayPass: true, isReached: false } as const
const unread = { isUnsent: false, mayPass: false, isReached: true } as const

const meanings: Readonly<Record<TransportFailureCode, Meaning>> = {
  url: { ...unsent, isReached: undefined, cause: 'other' },
  address: { ...unsent, isReached: undefined, cause: 'address-refused' },
  certificate: { ...unsent, cause: 'certificate' },
  tls: { ...unsent, cause: 'certificate' },
  scheme: { ...unsent, cause: 'wrong-scheme' },
  proxy: { ...unsent, mayPass: true, cause: 'proxy' },
  dns: { ...unsent, mayPass: true, cause: 'no-answer' },
  refused: { ...unsent, mayPass: true, cause: 'no-answer' },
  timeout: { ...broken, cause: 'no-answer' },
  reset: { ...broken, cause: 'no-answer' },
  network: { ...broken, cause: 'no-answer' },
  'cut-off': { ...broken, cause: 'unreadable' },
  'too-large': { ...unread, cause: 'unreadable' },
  unreadable: { ...unread, cause: 'unreadable' },
}

export const isUnsent = (code: TransportFailureCode): boolean => meanings[code].isUnsent
export const mayPass = (code: TransportFailureCode): boolean => meanings[code].mayPass
export const isReached = (code: TransportFailureCode): boolean | undefined =>
  meanings[code].isReached

/** Classifies a transport failure for the sync: its cause, and whether the target may have carried out the request. */
export const describedFailure = ({ code, status }: TransportFailure): Omit<Failure, 'message'> => ({
  cause: meanings[code].cause,
  ...(status !== undefined && { status }),
  ...(!isUnsent(code) && { ambiguous: true }),
})
