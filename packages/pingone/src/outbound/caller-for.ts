import type { ConnectionRecord } from '../configuration/records.ts'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { Caller } from './call.ts'
import type { Link } from '../links/link.ts'
import type { OperationCheck } from './checked-caller.ts'
import type { Subject } from '@pingone-sandbox/contract'

/** What a request is sent for: a rule and its connection. */
export interface RequestOrigin {
  readonly rule: { readonly id: string; readonly name: string }
  readonly connection: ConnectionRecord
  readonly configuration: ScimConfiguration
}

/** The context of a subject's first request. */
export interface KnownOfSubject {
  readonly link?: Link | undefined
  /** Secrets that the next requests contain. */
  readonly secrets?: readonly string[]
  /** Shared by the callers of one operation, before which the connection is checked once. */
  readonly check?: OperationCheck
}

/** Creates the caller for the requests about a subject under a rule: it authenticates and records them. */
export type CallerFor = (active: RequestOrigin, subject: Subject, known?: KnownOfSubject) => Caller
