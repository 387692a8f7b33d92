import type { Store, Stored } from '@pingone-sandbox/store'
import { NotFoundError } from './errors.ts'
import type {
  GroupDocument,
  MembershipDocument,
  NestingDocument,
  PopulationDocument,
  UserDocument,
} from './documents.ts'
import { all, equals } from './criteria.ts'

interface DocumentOf {
  readonly populations: PopulationDocument
  readonly users: UserDocument
  readonly groups: GroupDocument
  readonly memberships: MembershipDocument
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

/** Every document of the environment whose attribute has the value. */
export async function lookUpBy<Name extends keyof DocumentOf>(
  store: Store,
  collection: Name,
  criteria: { readonly environmentId: string } & Readonly<Record<string, string>>,
): Promise<readonly DocumentOf[Name][]> {
  const { environmentId, ...others } = criteria
  const filter = all(
    equals('environmentId', environmentId),
    ...Object.entries(others).map(([path, value]) => equals(path, value)),
  )
  const page = await store.find<DocumentOf[Name]>(collection, { filter })
  return page.items.map((item) => item.document)
}

const nouns: Record<keyof DocumentOf, string> = {
  populations: 'population',
  users: 'user',
  groups: 'group',
  memberships: 'membership',
  groupNestings: 'group nesting',
}
