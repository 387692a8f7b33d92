/** What the guide can do in place of the learner, by the same requests that the learner's own clicks cause. */
export type ChoreName =
  | 'connect'
  | 'enable-connection'
  | 'write-filter'
  | 'set-up'
  | 'make-rule'
  | 'assign-users'
  | 'change-next'
  | 'misbehave'
  | 'behave'
  | 'hire-with-account'
  | 'create-inactive-account'
  | 'hire-returning'
  | 'resync'
  | 'provision-group'
  | 'add-unknown-member'
  | 'change-members'
  | 'choose-handling'
  | 'choose-removal'
  | 'disable-user'
  | 'delete-user'

/** A chore of a step. */
export interface Chore {
  readonly name: ChoreName
  /** A misbehaviour, or the value of a setting. */
  readonly value?: string
  /** The text of its button, for what deserves another one than *Do it for me*. */
  readonly label?: string
}
