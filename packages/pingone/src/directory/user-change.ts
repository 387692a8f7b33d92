import type { NewChange } from '../outbox/change.ts'
import type { UserDocument } from '../records/documents.ts'

/** The change event of a user; `groupIds` are the groups it is or was a member of. */
export function userChange(
  verb: 'CREATED' | 'UPDATED' | 'DELETED',
  { environmentId, id, username }: UserDocument,
  groupIds: readonly string[],
): NewChange {
  return {
    environmentId,
    action: `USER.${verb}`,
    subject: { type: 'user', id, name: username },
    summary: `User ${username} was ${verb.toLowerCase()}.`,
    userIds: [id],
    groupIds,
  }
}
