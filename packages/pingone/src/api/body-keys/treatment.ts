/**
 * The treatment of a member of a body: it takes effect, is stored unchanged, is refused with a message, or is ignored, since
 * PingOne documents it as read-only in this call.
 */
export type Treatment = 'obeyed' | 'kept' | 'refused' | 'ignored'

/** The members of an object, by name; those of the elements, where it is a list. A bare treatment holds for all that is within. */
export interface Members {
  readonly [name: string]: Treatment | Members
}

/** What nearly every answer carries and a client may send back. */
export const readOnly = {
  id: 'ignored',
  environment: 'ignored',
  createdAt: 'ignored',
  updatedAt: 'ignored',
  _links: 'ignored',
  _embedded: 'ignored',
} as const satisfies Members

/** A reference by id, with what an answer may add to it. */
export const referenceTo = (treatment: Treatment) =>
  ({ id: treatment, name: 'ignored', type: 'ignored', href: 'ignored' }) as const satisfies Members
