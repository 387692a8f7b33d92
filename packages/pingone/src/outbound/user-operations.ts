import type { TargetResource } from './answer.ts'
import type { MappedUser } from './operation-options.ts'
import type { LookupReason } from './quirks/operation.ts'
import type { Result } from './result.ts'

/** A user at the target after a create. */
export interface CreatedUser {
  readonly id: string
  /** How the account came into being. */
  readonly how:
    | 'created'
    /** The answer was lost, and a lookup found what had been committed. */
    | 'recovered'
    /** The target has refused the create with 409, and a lookup found an account of the same name. */
    | 'conflicting'
  /** The resource at the target, if known. */
  readonly resource?: TargetResource
}

/** The user operations of the simulated client, as the profile shapes them. */
export interface UserOperations {
  /** Searches with the User Filter Expression for each identifier in turn. Returns the first user that is found. */
  find(
    identifiers: readonly string[],
    reason?: LookupReason,
  ): Promise<Result<TargetResource | undefined>>
  /** `identifier` finds the user again when the answer is lost. */
  create(user: MappedUser, identifier: string): Promise<Result<CreatedUser>>
  /** `purpose` is recorded with the exchange; the request differs only in the content of `user`. */
  update(id: string, user: MappedUser, purpose: 'update' | 'disable'): Promise<Result<undefined>>
  /** A user who is gone already counts as deleted. */
  remove(id: string): Promise<Result<'deleted' | 'gone'>>
}
