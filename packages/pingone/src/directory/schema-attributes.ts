import { resolveFilter, parseFilter } from '@pingone-sandbox/scim'
import type { SchemaAttributeInput } from '@pingone-sandbox/contract'
import type { NewChange } from '../outbox/change.ts'
import { checkAttribute, checkName } from './attribute-checks.ts'
import { readCustomAttributes, userTypeWith } from './custom-attributes.ts'
import type { SchemaAttributeDocument, UserDocument } from '../records/documents.ts'
import { ConstraintError } from '../records/errors.ts'
import { isSameJson } from '../records/json.ts'
import { lookUpBy, lookUpExisting } from './lookup.ts'
import type { DirectoryContext } from '../outbox/mutation.ts'
import { changeUniqueness } from './unique-values.ts'

/** A user filter in use; `user` names its owner as part of a sentence: `the rule Staff`. */
export interface FilterInUse {
  readonly user: string
  readonly expression: string
}

/** The custom attributes of the users of an environment. An unknown id throws `NotFoundError`. */
export interface SchemaAttributes {
  list(environmentId: string): Promise<readonly SchemaAttributeDocument[]>
  get(environmentId: string, id: string): Promise<SchemaAttributeDocument>
  /**
   * Throws `ConstraintError` for a name that users have already, a pattern that cannot be read, and values that cannot be unique.
   */
  create(environmentId: string, input: SchemaAttributeInput): Promise<SchemaAttributeDocument>
  /**
   * Throws `ConstraintError` for another name, type or `multiValued`, for an invalid pattern, and when two users share a value that
   * is to be unique.
   */
  replace(
    environmentId: string,
    id: string,
    input: SchemaAttributeInput,
  ): Promise<SchemaAttributeDocument>
  /** Deletes the attribute with its values; throws `ConstraintError` while a user filter asks for it. */
  delete(environmentId: string, id: string): Promise<void>
}

export function createSchemaAttributes(
  { store, mutate, clock, newId }: DirectoryContext,
  filtersInUse: (environmentId: string) => Promise<readonly FilterInUse[]>,
): SchemaAttributes {
  async function assertUnused(environmentId: string, id: string, name: string): Promise<void> {
    const others = (await readCustomAttributes(store, environmentId)).filter(
      (other) => other.id !== id,
    )
    const dynamic = await lookUpBy(store, 'userFilters', { environmentId })
    const filters = [
      ...dynamic.map(({ expression }) => ({ user: 'a dynamic group', expression })),
      ...(await filtersInUse(environmentId)),
    ]
    const type = userTypeWith(others)
    const asking = filters.find(({ expression }) => {
      try {
        resolveFilter(parseFilter(expression), type)
        return false
      } catch {
        return true
      }
    })
    if (asking)
      throw new ConstraintError(
        'CONSTRAINT_VIOLATION',
        'id',
        `The user filter of ${asking.user} asks for ${name}.`,
      )
  }

  return {
    list: (environmentId) => readCustomAttributes(store, environmentId),

    async get(environmentId, id) {
      return (await lookUpExisting(store, 'schemaAttributes', { environmentId, id })).document
    },

    create: (environmentId, input) =>
      mutate(async () => {
        checkName(input.name, await readCustomAttributes(store, environmentId))
        checkAttribute(input)
        const now = clock().toISOString()
        const document: SchemaAttributeDocument = {
          ...input,
          id: newId(),
          environmentId,
          createdAt: now,
          updatedAt: now,
        }
        return {
          result: document,
          writes: [{ kind: 'put', collection: 'schemaAttributes', document, expectedVersion: 0 }],
          change: schemaChange('CREATED', document),
        }
      }),

    replace: (environmentId, id, input) =>
      mutate(async () => {
        const { document: before, version } = await lookUpExisting(store, 'schemaAttributes', {
          environmentId,
          id,
        })
        const { name, type, multiValued, createdAt, updatedAt } = before
        for (const [target, was, is] of [
          ['name', name, input.name],
          ['type', type, input.type],
          ['multiValued', multiValued, input.multiValued],
        ] as const)
          if (was !== is)
            throw new ConstraintError('INVALID_VALUE', target, `${target} cannot be changed.`)
        checkAttribute(input)
        const after = { ...input, id, environmentId, createdAt, updatedAt }
        if (isSameJson(before, after)) return { result: before, writes: [] }
        const document = { ...after, updatedAt: clock().toISOString() }
        const values =
          before.unique === document.unique ? [] : await changeUniqueness(store, document)
        return {
          result: document,
          writes: [
            { kind: 'put', collection: 'schemaAttributes', document, expectedVersion: version },
            ...values,
          ],
          change: schemaChange('UPDATED', document),
        }
      }),

    delete: (environmentId, id) =>
      mutate(async () => {
        const { document, version } = await lookUpExisting(store, 'schemaAttributes', {
          environmentId,
          id,
        })
        const { name } = document
        await assertUnused(environmentId, id, name)
        const users = await lookUpBy(store, 'users', { environmentId })
        const holders = users.filter((user) => Object.hasOwn(user, name))
        const values = await changeUniqueness(store, { ...document, unique: false })
        return {
          result: undefined,
          writes: [
            {
              kind: 'delete',
              collection: 'schemaAttributes',
              id,
              expectedVersion: version,
            },
            ...values,
            ...holders.map(
              (user) =>
                ({ kind: 'put', collection: 'users', document: without(user, name) }) as const,
            ),
          ],
          change: {
            ...schemaChange('DELETED', document),
            userIds: holders.map((user) => user.id),
          },
        }
      }),
  }
}

function without(user: UserDocument, name: string): UserDocument {
  const kept = Object.entries(user).filter(([key]) => key !== name)
  return Object.fromEntries(kept) as unknown as UserDocument
}

function schemaChange(
  verb: 'CREATED' | 'UPDATED' | 'DELETED',
  { environmentId, name }: SchemaAttributeDocument,
): NewChange {
  return {
    environmentId,
    action: `SCHEMA_ATTRIBUTE.${verb}`,
    subject: { type: 'environment', id: environmentId, name: 'User schema' },
    summary: `The user attribute ${name} was ${verb.toLowerCase()}.`,
    userIds: [],
    groupIds: [],
  }
}
