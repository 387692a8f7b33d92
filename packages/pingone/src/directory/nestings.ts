import type { NewChange } from '../outbox/change.ts'
import type { GroupDocument, NestingDocument } from '../records/documents.ts'
import { ConstraintError, NotFoundError } from '../records/errors.ts'
import { memberIdsOf, readGroupGraph } from './group-graph.ts'
import { lookUp, lookUpBy, lookUpExisting } from './lookup.ts'
import { type MemberOfGroup, readMemberOfGroups } from './member-of-groups.ts'
import type { DirectoryContext } from '../outbox/mutation.ts'

/** One group within another. */
export interface NestingKey {
  readonly environmentId: string
  readonly groupId: string
  readonly memberOfGroupId: string
}

/** Groups within groups. An unknown id of a group or nesting throws `NotFoundError`. */
export interface Nestings {
  /** The groups that a group is nested in, the direct ones first. */
  list(environmentId: string, groupId: string): Promise<readonly MemberOfGroup[]>
  get(key: NestingKey): Promise<MemberOfGroup>
  /** Throws `ConstraintError` for a nesting that exists or would make a group a member of itself. */
  add(key: NestingKey): Promise<MemberOfGroup>
  remove(key: NestingKey): Promise<void>
}

export function createNestings(context: DirectoryContext): Nestings {
  const { store, mutate } = context

  const list: Nestings['list'] = async (environmentId, groupId) => {
    await lookUpExisting(store, 'groups', { environmentId, id: groupId })
    const [graph, edges] = await Promise.all([
      readGroupGraph(store, environmentId),
      lookUpBy(store, 'groupNestings', { environmentId, groupId }),
    ])
    const memberOf = graph.memberOf(edges.map((edge) => edge.memberOfGroupId))
    return readMemberOfGroups(store, environmentId, memberOf)
  }

  return {
    list,

    async get({ environmentId, groupId, memberOfGroupId }) {
      const parents = await list(environmentId, groupId)
      const parent = parents.find(({ group }) => group.id === memberOfGroupId)
      if (!parent) throw new NotFoundError('group nesting', memberOfGroupId)
      return parent
    },

    add: (key) =>
      mutate(async () => {
        const ends = await endsOf(context, key)
        const { environmentId, groupId, memberOfGroupId } = key
        const id = nestingId(key)
        if (await lookUp(store, 'groupNestings', { environmentId, id }))
          throw new ConstraintError(
            'UNIQUENESS_VIOLATION',
            'id',
            'The group is nested there already.',
          )
        const graph = await readGroupGraph(store, environmentId)
        if (graph.withAncestors([memberOfGroupId]).includes(groupId))
          throw new ConstraintError(
            'CONSTRAINT_VIOLATION',
            'id',
            'A group cannot become a member of itself.',
          )
        const document: NestingDocument = { ...key, id }
        return {
          result: { group: ends.parent, type: 'DIRECT' },
          writes: [{ kind: 'put', collection: 'groupNestings', document, expectedVersion: 0 }],
          change: await nestingChange(context, 'CREATED', ends),
        }
      }),

    remove: (key) =>
      mutate(async () => {
        const ends = await endsOf(context, key)
        const { environmentId, memberOfGroupId } = key
        const id = nestingId(key)
        if (!(await lookUp(store, 'groupNestings', { environmentId, id })))
          throw new NotFoundError('group nesting', memberOfGroupId)
        return {
          result: undefined,
          writes: [{ kind: 'delete', collection: 'groupNestings', id }],
          change: await nestingChange(context, 'DELETED', ends),
        }
      }),
  }
}

function nestingId({ groupId, memberOfGroupId }: NestingKey): string {
  return `${memberOfGroupId}/${groupId}`
}

interface Ends {
  readonly child: GroupDocument
  readonly parent: GroupDocument
}

async function endsOf(
  { store }: DirectoryContext,
  { environmentId, groupId, memberOfGroupId }: NestingKey,
): Promise<Ends> {
  const [child, parent] = await Promise.all([
    lookUpExisting(store, 'groups', { environmentId, id: groupId }),
    lookUpExisting(store, 'groups', { environmentId, id: memberOfGroupId }),
  ])
  return { child: child.document, parent: parent.document }
}

async function nestingChange(
  { store }: DirectoryContext,
  verb: 'CREATED' | 'DELETED',
  { child, parent }: Ends,
): Promise<NewChange> {
  const { environmentId } = child
  const [happened, preposition] = verb === 'CREATED' ? ['added', 'to'] : ['removed', 'from']
  const [userIds, graph] = await Promise.all([
    memberIdsOf(store, { environmentId, groupId: child.id }),
    readGroupGraph(store, environmentId),
  ])
  return {
    environmentId,
    action: `MEMBER_OF_GROUP.${verb}`,
    subject: { type: 'group', id: child.id, name: child.name },
    group: { type: 'group', id: parent.id, name: parent.name },
    summary: `Group ${child.name} was ${happened} ${preposition} group ${parent.name}.`,
    userIds,
    groupIds: graph.withAncestors([parent.id]),
  }
}
