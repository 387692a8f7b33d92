import { faker } from '@faker-js/faker/locale/en'
import type { Document, Store, Write } from '@pingone-sandbox/store'
import type {
  ApplicationDocument,
  EnvironmentDocument,
  GroupDocument,
  MembershipDocument,
  PopulationDocument,
  UserDocument,
} from '../../records/documents.ts'
import { membershipId } from '../memberships.ts'
import { newUserState } from '../user-state.ts'
import { berlinGroup, demoGroup, departments } from './departments.ts'
import { createUsernames, describePerson, hire } from './person.ts'
import { placeContent } from './place-content.ts'
import { seedContent, type SeedContent } from './seed-content.ts'

export interface SeedOptions {
  /** Opened with `directoryCollections` among its collections. */
  readonly store: Store
  /** The same number gives the same people with the same ids. */
  readonly randomSeed: number
  /** The number of generated people. */
  readonly users: number
  /** Added to the made-up people. With none of these, the made-up populations and groups are left out as well. */
  readonly content?: SeedContent
  /** What a client signs in with; drawn from the random seed unless given. */
  readonly credentials?: Partial<SeededDirectory>
  /** The region of the environments; `NA` unless given. */
  readonly region?: string
  readonly clock: () => Date
}

/** What a client needs to know to sign in. */
export interface SeededDirectory {
  /** The environment that provisioning is for: *Sandbox*. */
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * Fills an empty store with an organization of plausible people, in one commit and without change events.
 *
 * A store that was seeded before is left as it is, and its credentials are returned.
 */
export async function seedDirectory(options: SeedOptions): Promise<SeededDirectory> {
  const present = await findCredentials(options.store)
  if (present) return present
  await options.store.commit(writesOfOrganization(options))
  const seeded = await findCredentials(options.store)
  if (!seeded) throw new Error('The store has not kept what was seeded.')
  return seeded
}

async function findCredentials(store: Store): Promise<SeededDirectory | undefined> {
  const { items } = await store.find<ApplicationDocument>('applications', { count: 1 })
  return items[0] && introduce(items[0].document)
}

/**
 * Draws a seed without a store and returns its credentials. Throws a `ConstraintError` for content that names something twice, or
 * something that does not exist.
 */
export function rehearseSeed(options: Omit<SeedOptions, 'clock' | 'store'>): SeededDirectory {
  // One made-up user brings the groups and populations of all.
  const seed = { ...options, users: Math.min(options.users, 1), clock: () => new Date(0) }
  const writes = [...writesOfOrganization(seed)]
  const application = writes.find(({ collection }) => collection === 'applications')
  if (application?.kind !== 'put') throw new Error('A seed has an application.')
  return introduce(application.document as ApplicationDocument)
}

function introduce({ environmentId, id, clientSecret }: ApplicationDocument): SeededDirectory {
  return { environmentId, clientId: id, clientSecret }
}

/**
 * Draws everything from one seeded generator, when the commit reads the writes: without a pause, so that nothing else draws from
 * it in between, and one person at a time, so that a hundred thousand need no more memory than one.
 */
function* writesOfOrganization({
  randomSeed,
  users,
  content,
  credentials = {},
  region = 'NA',
  clock,
}: Omit<SeedOptions, 'store'>): Generator<Write> {
  faker.seed(randomSeed)
  const now = clock().toISOString()
  const times = { createdAt: now, updatedAt: now }
  const organization = { id: faker.string.uuid() }

  const environment = (name: string, type: EnvironmentDocument['type']): EnvironmentDocument => ({
    id: faker.string.uuid(),
    name,
    type,
    region,
    license: { id: faker.string.uuid() },
    organization,
    ...foundation(clock()),
  })
  const population = (environmentId: string, name: string): PopulationDocument => ({
    id: faker.string.uuid(),
    environmentId,
    name,
    default: name === 'Default',
    theme: { id: faker.string.uuid() },
    ...times,
  })

  const administrators = environment('Administrators', 'PRODUCTION')
  const drawn = environment('Sandbox', 'SANDBOX')
  const sandbox = { ...drawn, id: credentials.environmentId ?? drawn.id }
  const worker = { id: faker.string.uuid(), clientSecret: faker.string.alphanumeric(64) }
  const application: ApplicationDocument = {
    id: credentials.clientId ?? worker.id,
    environmentId: sandbox.id,
    name: 'Worker',
    clientSecret: credentials.clientSecret ?? worker.clientSecret,
  }
  // Without generated people the custom seed is the whole directory, except for the default population.
  const isMadeUp = users > 0 || content === undefined
  const employees = population(sandbox.id, 'Employees')
  const contractors = population(sandbox.id, 'Contractors')
  const madeUpGroups = [...departments, berlinGroup, demoGroup].map(
    ({ name, description }): GroupDocument => ({
      id: faker.string.uuid(),
      environmentId: sandbox.id,
      name,
      description,
      ...times,
    }),
  )
  const groups = isMadeUp ? madeUpGroups : []
  const fallback = population(sandbox.id, 'Default')
  yield* insertions('environments', [administrators, sandbox])
  yield* insertions('applications', [application])
  const usernames: string[] = []
  const people = { environmentId: sandbox.id, employees, contractors, groups, times }
  for (const person of drawPeople(users, people)) {
    usernames.push(person.user.username)
    yield* insertions('users', [person.user])
    yield* insertions('memberships', person.memberships)
  }

  const populations = [fallback, ...(isMadeUp ? [employees, contractors] : [])]
  const own = placeContent(content ?? seedContent.parse({}), {
    environmentId: sandbox.id,
    times,
    newId: () => faker.string.uuid(),
    populations,
    groups,
    usernames,
  })

  yield* insertions('populations', [
    population(administrators.id, 'Default'),
    ...populations,
    ...own.populations,
  ])
  yield* insertions('groups', [...groups, ...own.groups])
  yield* insertions('users', own.users)
  yield* insertions('memberships', own.memberships)
}

/**
 * When the environments were created: a fixed instant, or now if the clock is earlier.
 *
 * In the first seconds after the creation of an environment, Ping's Go SDK retries requests that get a 404.
 */
function foundation(now: Date): Pick<EnvironmentDocument, 'createdAt' | 'updatedAt'> {
  const at = new Date(Math.min(founded, now.getTime() - day)).toISOString()
  return { createdAt: at, updatedAt: at }
}

const founded = Date.parse('2024-01-15T09:00:00.000Z')
const day = 24 * 60 * 60 * 1000

/** Where people of the seed are placed. */
interface PeoplePlace {
  readonly environmentId: string
  readonly employees: PopulationDocument
  readonly contractors: PopulationDocument
  readonly groups: readonly GroupDocument[]
  readonly times: { readonly createdAt: string; readonly updatedAt: string }
}

interface SeededPerson {
  readonly user: UserDocument
  readonly memberships: readonly MembershipDocument[]
}

function* drawPeople(
  count: number,
  { environmentId, employees, contractors, groups, times }: PeoplePlace,
): Generator<SeededPerson> {
  const usernames = createUsernames()
  const groupIds = new Map(groups.map(({ name, id }) => [name, id]))
  for (let drawn = 0; drawn < count; drawn += 1) {
    const employment = hire(faker)
    const id = faker.string.uuid()
    const user: UserDocument = {
      ...newUserState({ enabled: employment.enabled }),
      id,
      environmentId,
      population: { id: (employment.contractor ? contractors : employees).id },
      ...describePerson(faker, employment, usernames),
      ...times,
    }
    const memberships = groupNamesOf(employment).flatMap((name): MembershipDocument[] => {
      const groupId = groupIds.get(name)
      if (groupId === undefined) return []
      const edge = membershipId({ groupId, userId: id })
      return [{ id: edge, environmentId, userId: id, groupId }]
    })
    yield { user, memberships }
  }
}

function groupNamesOf({
  department,
  office,
  contractor,
}: ReturnType<typeof hire>): readonly string[] {
  return [
    // Contractors belong to no department.
    ...(contractor ? [] : [department.name]),
    ...(office.locality === 'Berlin' ? [berlinGroup.name] : []),
  ]
}

function insertions(collection: string, documents: readonly Document[]): readonly Write[] {
  return documents.map((document) => ({ kind: 'put', collection, document, expectedVersion: 0 }))
}
