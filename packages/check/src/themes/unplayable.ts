/** Thrown where the endpoint does not allow what a check is about: the check is skipped, with the message as the reason. */
export class Unplayable extends Error {
  override readonly name = 'Unplayable'
}
