import { URN } from '@pingone-sandbox/scim'
import type { HandMadeRequest } from '../../entities/target/target-request-queries.ts'

export interface RequestTemplate extends HandMadeRequest {
  readonly id: string
  readonly label: string
}

const template = (
  id: string,
  label: string,
  method: HandMadeRequest['method'],
  [path, body]: readonly [path: string, body?: object],
): RequestTemplate => ({
  id,
  label,
  method,
  path,
  body: body === undefined ? '' : JSON.stringify(body, null, 2),
})

const patch = (...Operations: readonly object[]) => ({ schemas: [URN.patchOp], Operations })

/** Request templates with placeholders in angle brackets. */
export const requestTemplates: readonly RequestTemplate[] = [
  template('find-user', 'Find a user', 'GET', ['/Users?filter=userName eq "ada"']),
  template('create-user', 'Create a user', 'POST', [
    '/Users',
    {
      schemas: [URN.user],
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      active: true,
    },
  ]),
  template('disable-user', 'Disable a user', 'PATCH', [
    '/Users/<id>',
    patch({ op: 'replace', path: 'active', value: false }),
  ]),
  template('delete-user', 'Delete a user', 'DELETE', ['/Users/<id>']),
  template('create-group', 'Create a group', 'POST', [
    '/Groups',
    { schemas: [URN.group], displayName: 'Editors', members: [] },
  ]),
  template('add-member', 'Add a member to a group', 'PATCH', [
    '/Groups/<id>',
    patch({ op: 'add', path: 'members', value: [{ value: '<user id>' }] }),
  ]),
  template('remove-member', 'Remove a member from a group', 'PATCH', [
    '/Groups/<id>',
    patch({ op: 'remove', path: 'members[value eq "<user id>"]' }),
  ]),
]
