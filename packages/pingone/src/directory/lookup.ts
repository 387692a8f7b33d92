import type { Store, Stored } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import type {
  GroupDocument,
  MembershipDocument,
  NestingDocument,
  SchemaAttributeDocument,
  UniqueValueDocument,
  UserFilterDocument,
  PopulationDocument,
  UserDocument,
} from '../records/documents.ts'
import { NotFoundError } from '../records/errors.ts'

interface DocumentOf {
  readonly populations: PopulationDocument
  readonly users: UserDocument
  readonly groups: GroupDocument
  readonly memberships: MembershipDocument
  readonly dynamicMemberships: MembershipDocument
  readonly userFilters: UserFilterDocument
  readonly schemaAttributes: SchemaAttributeDocument
  readonly uniqueValues: UniqueValueDocument
  readonly groupNestings: NestingDocument
}

/** The document with its version, or undefined when the environment has none with this id. */
export async function lookUp<Name extends keyof DocumentOf>(
  store: Store,
  collection: Name,
  { environmentId, id }: { readonly environmentId: string; readonly id: string },
): Promise<Stored<DocumentOf[Name]> | undefined> {
  const stored = await store.get<DocumentOf[Name]>(collection, id)
  return stored?.document.environmentId === environmentId ? stored : undefined
}

/** As `lookUp`, but throws `NotFoundError`. */
export async function lookUpExisting<Name extends keyof DocumentOf>(
  store: Store,
  collection: Name,
  key: { readonly environmentId: string; readonly id: string },
): Promise<Stored<DocumentOf[Name]>> {
  const stored = await lookUp(store, collection, key)
  if (!stored) throw new NotFoundError(nouns[collection], key.id)
  return stored
}

/** Every document of the environment whose attributes have the values. */
export async function lookUpBy<Name extends keyof DocumentOf>(
  store: Store,
  collection: Name,
  {
    environmentId,
    ...values
  }: { readonly environmentId: string } & Readonly<Record<string, string>>,
): Promise<readonly DocumentOf[Name][]> {
  const filter = all(
    equals('environmentId', environmentId),
    ...Object.entries(values).map(([path, value]) => equals(path, value)),
  )
  const page = await store.find<DocumentOf[Name]>(collection, { filter })
  return page.items.map((item) => item.document)
}

/** Above this many, reading all is cheaper than reading each. */
const FEW = 100

/** The documents of the environment with these ids, by id. The result may contain others: of many ids all documents are read. */
export async function lookUpMany<Name extends keyof DocumentOf>(
  store: Store,
  collection: Name,
  { environmentId, ids }: { readonly environmentId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, DocumentOf[Name]>> {
  const distinct = [...new Set(ids)]
  const documents =
    distinct.length > FEW
      ? await lookUpBy(store, collection, { environmentId })
      : (
          await Promise.all(distinct.map((id) => lookUp(store, collection, { environmentId, id })))
        ).flatMap((stored) => stored?.document ?? [])
  return new Map(documents.map((document) => [document.id, document]))
}

const nouns: Record<keyof DocumentOf, string> = {
  populations: 'population',
  users: 'user',
  groups: 'group',
  memberships: 'membership',
  dynamicMemberships: 'membership',
  userFilters: 'user filter',
  schemaAttributes: 'schema attribute',
  uniqueValues: 'value',
  groupNestings: 'group nesting',
}
