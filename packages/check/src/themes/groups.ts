import { createdIn } from './created.ts'
import { judgeRemoved, plantMember, readMembersOf } from './members.ts'
import { rfc } from './rfc.ts'
import type { Check, Theme } from './theme.ts'

const supported: Check = {
  id: 'groups.supported',
  title: 'The endpoint has groups',
  needs: 'PingOne looks for groups at /Groups, creates them and changes their members.',
  section: rfc(7644, '3.2'),
  fix: ['Serve /Groups like /Users; answer an empty list with 200.', 'Or provision no groups.'],
  async play({ endpoint }) {
    const { status, exchange } = await endpoint.get('/Groups?count=1')
    if (status !== 404 && status !== 405 && status !== 501) return undefined
    return {
      verdict: 'not-supported',
      cause: 'groups',
      summary: `GET /Groups is answered with ${status}: the endpoint has no groups.`,
      next: 'PingOne counts each group of a rule as Failed. Users are provisioned.',
      exchanges: [exchange.id],
    }
  },
}

const create: Check = {
  id: 'groups.create',
  title: 'A group is created with its members',
  needs:
    'PingOne looks the group up by displayName, sends POST /Groups with the ids of the members, and keeps the id of the answer.',
  section: rfc(7643, '4.2'),
  fix: [
    'Answer GET /Groups?filter=displayName eq "…" with 200, and an empty list where there is none.',
    'Store the members of POST /Groups; the value of a member is the id of a user, and nothing else is required.',
  ],
  about: ['members', 'displayName'],
  after: ['users.create', 'users.find-nothing', 'groups.supported'],
  async prepare({ createUser }) {
    await createUser('ada')
    await createUser('bob')
  },
  async play({ createGroup, provisionGroups }) {
    await createGroup('engineers', ['ada', 'bob'])
    await provisionGroups(['engineers'])
  },
}

const addMember: Check = {
  id: 'groups.member-add',
  title: 'A user joins a group',
  needs:
    'PingOne sends the change of the members. The endpoint adds the user and keeps the others.',
  section: rfc(7644, '3.5.2.1'),
  fix: [
    'PATCH add at members adds the values that the group does not have, and removes none.',
    'Answer 200 with the group, or 204.',
  ],
  about: ['members'],
  after: ['groups.create'],
  prepare: async ({ createUser }) => void (await createUser('cleo')),
  play: ({ administrator, user, group }) =>
    administrator.addToGroup(user('cleo').id, group('engineers').id),
}

const removeMember: Check = {
  id: 'groups.member-remove',
  title: 'A user leaves a group',
  needs:
    'PingOne sends the change of the members. The endpoint removes this user and keeps the others.',
  section: rfc(7644, '3.5.2.2'),
  fix: [
    'PATCH remove at members[value eq "…"] removes the members that the filter selects, and no others.',
    'Where it selects none, answer 400 noTarget.',
  ],
  about: ['members'],
  after: ['groups.member-add'],
  play: ({ administrator, user, group }) =>
    administrator.removeFromGroup(user('bob').id, group('engineers').id),
  async judge(_evidence, scene) {
    const removed = await scene.targetId(scene.user('bob'))
    return judgeRemoved(removed, { group: 'engineers', scene, name: scene.username('bob') })
  },
}

const removeLast: Check = {
  id: 'groups.last-member',
  title: 'The last member leaves a group',
  needs: 'The group stays, and has no members.',
  section: rfc(7644, '3.5.2.2'),
  fix: [
    'A group may have no members.',
    'A PUT without members, or with an empty list, removes all members.',
  ],
  about: ['members'],
  after: ['groups.member-remove'],
  async prepare({ createGroup, provisionGroups }) {
    await createGroup('small', ['bob'])
    await provisionGroups(['engineers', 'small'])
  },
  play: ({ administrator, user, group }) =>
    administrator.removeFromGroup(user('bob').id, group('small').id),
  async judge(_evidence, scene) {
    const removed = await scene.targetId(scene.user('bob'))
    return judgeRemoved(removed, { group: 'small', scene, name: scene.username('bob') })
  },
}

const rename: Check = {
  id: 'groups.rename',
  title: 'A group is renamed',
  needs:
    'PingOne sends the new displayName to the id of the group. The endpoint keeps the members.',
  section: rfc(7644, '3.5.2.3'),
  fix: [
    'Store the new displayName under the same id; PATCH replace at displayName changes no members.',
  ],
  about: ['displayName'],
  after: ['groups.member-remove'],
  play: async ({ administrator, group, groupName }) =>
    void (await administrator.resources.groups.replace(group('engineers').id, {
      name: groupName('engineers-renamed'),
    })),
}

const merge: Check = {
  id: 'groups.merge',
  title: 'Merge keeps a member that PingOne does not know',
  needs:
    'A member that another client has added stays when PingOne changes the members of the group (Group membership handling: Merge).',
  section: rfc(7644, '3.5.2.1'),
  fix: [
    'PATCH changes only the members that it names.',
    'Show all members in GET /Groups/{id}: a client that sends PUT sends back those that it has read.',
  ],
  about: ['members'],
  after: ['groups.member-add', 'groups.member-remove'],
  async prepare(scene) {
    const account = await scene.createAccount('guest')
    await plantMember((await scene.targetId(scene.group('engineers'))) ?? '', account, scene)
  },
  play: ({ administrator, user, group }) =>
    administrator.addToGroup(user('bob').id, group('engineers').id),
  async judge({ own }, scene) {
    const groupId = (await scene.targetId(scene.group('engineers'))) ?? ''
    const { members, answer } = await readMembersOf(groupId, scene)
    if (createdIn(own).some((guest) => members.includes(guest))) return undefined
    return {
      verdict: 'breaks',
      cause: 'state',
      summary: `The member that another client has added to the group is lost when PingOne adds ${scene.username('bob')}.`,
      next: 'Accounts lose what the group allows, and PingOne does not know of them.',
      exchanges: [answer.exchange.id],
    }
  },
}

const resync: Check = {
  id: 'groups.resync',
  title: 'A Full Resync leaves a group as it is',
  needs:
    'PingOne reads the group, finds its name and members as they were sent, and writes nothing.',
  section: rfc(7644, '3.4.1'),
  fix: ['Answer GET /Groups/{id} with displayName and all members.'],
  after: ['groups.rename'],
  play: async ({ control, ruleId }) => void (await control.resync(ruleId)),
  async judge({ sent, differences }) {
    const writes = sent.filter(
      ({ request }) => request.method !== 'GET' && /\/Groups\b/.test(request.url),
    )
    if (writes.length === 0 || differences.length > 0) return undefined
    return {
      verdict: 'remark',
      cause: 'rewritten',
      summary: 'A Full Resync writes the group again, although nothing has changed in PingOne.',
      next: 'PingOne writes the group again with each Full Resync.',
      exchanges: writes.map(({ id }) => id),
    }
  },
}

const unprovision: Check = {
  id: 'groups.unprovision',
  title: 'A group is removed from the rule',
  needs: 'PingOne sends DELETE /Groups/{id}. The group is gone, and its members stay users.',
  section: rfc(7644, '3.6'),
  fix: ['Remove the group, answer 204, and 404 from then on.'],
  after: ['groups.create'],
  play: ({ provisionGroups }) => provisionGroups([]),
}

const again: Check = {
  id: 'groups.return',
  title: 'A removed group is provisioned again',
  needs: 'The name of a removed group is free: PingOne finds no group and creates it.',
  section: rfc(7644, '3.3'),
  fix: ['Release the displayName of a group with its removal.'],
  about: ['members'],
  after: ['groups.unprovision'],
  // The first search after a write may be answered from a copy that follows later: that is another finding.
  prepare: async ({ endpoint, groupName }) =>
    void (await endpoint.find('Group', groupName('engineers-renamed'))),
  play: ({ provisionGroups }) => provisionGroups(['engineers']),
}

const remove: Check = {
  id: 'groups.delete',
  title: 'A group is deleted in PingOne',
  needs: 'PingOne sends DELETE /Groups/{id}. The group is gone.',
  section: rfc(7644, '3.6'),
  fix: ['Remove the group, answer 204, and 404 from then on.'],
  after: ['groups.return'],
  play: ({ administrator, group }) => administrator.resources.groups.delete(group('engineers').id),
}

/** The life of a group: created, changed, renamed and removed. */
export const groups: Theme = {
  id: 'groups',
  title: 'The life of a group',
  isAboutGroups: true,
  checks: [
    ...[supported, create, addMember, removeMember, removeLast],
    ...[rename, merge, resync, unprovision, again, remove],
  ],
}
