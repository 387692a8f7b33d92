import type { ConnectionRecord } from '../configuration/records.ts'
import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { Caller } from './call.ts'
import type { Link } from '../links/links.ts'
import type { OperationCheck } from './checked-caller.ts'
import type { Subject } from '@pingone-sandbox/contract'

/** What a request is sent for: a rule and its connection. */
export interface RequestOrigin {
  readonly rule: { readonly id: string; readonly name: string }
  readonly connection: ConnectionRecord
  readonly configuration: ScimConfiguration
}

/** What is known of a subject before anything is sent. */
export interface KnownOfSubject {
  readonly link?: Link | undefined
  /** What is about to be sent that must not be shown. */
  readonly secrets?: readonly string[]
  /** Shared by the callers of one operation, before which the connection is checked once. */
  readonly check?: OperationCheck
}

/** The authenticated, recorded way to a rule's target, on behalf of a subject. */
export type CallerFor = (active: RequestOrigin, subject: Subject, known?: KnownOfSubject) => Caller
