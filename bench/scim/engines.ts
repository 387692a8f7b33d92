import {
  applyPatch,
  compileFilter,
  parseFilter,
  userResourceType,
  validateResource,
  type PatchOperation,
} from '@pingone-sandbox/scim'
import { scimPatch, type ScimPatchOperation, type ScimResource } from 'scim-patch'
import { filter as compilePeer, parse as parsePeer } from 'scim2-parse-filter'
import { SCIMMY } from 'scimmy-routers'
import { perSecond, type Effort } from '../measure.ts'
import { idOf, nameOf, personOf } from './people.ts'

/** The same piece of work, as each engine does it. */
export interface EngineTask {
  readonly name: string
  /** Whose work `peer` is. */
  readonly library: Library
  readonly ours: Work
  readonly peer: Work
  readonly scimmy: Work
  /** Throws unless all engines come to the same. */
  readonly check?: () => unknown
}

export type Library = 'scim2-parse-filter' | 'scim-patch'
type Work = (index: number) => unknown

/** How often a second the engines do a piece of work. */
export interface EngineFigures {
  readonly name: string
  readonly library: Library
  readonly ours: number
  readonly peer: number
  readonly scimmy: number
}

/** What the filter and PATCH engines do without any server; what is matched are so many users. */
export function engineTasks(size: number): readonly EngineTask[] {
  return [...parsing(), ...matching(size), ...patching()]
}

/** Measures the engines at one task, one after the other on one core. */
export async function measureEngine(task: EngineTask, effort: Effort): Promise<EngineFigures> {
  const { name, library } = task
  await task.check?.()
  const [ours, peer, scimmy] = [
    await perSecond(task.ours, effort),
    await perSecond(task.peer, effort),
    await perSecond(task.scimmy, effort),
  ]
  return { name, library, ours, peer, scimmy }
}

const ors = (count: number): string =>
  Array.from({ length: count }, (_, index) => `userName eq "${nameOf(index)}"`).join(' or ')
const pairs = (count: number): string =>
  Array.from({ length: count }, (_, index) => `(title eq "${index}" or locale eq "${index}")`).join(
    ' and ',
  )

const filters: Readonly<Record<string, string>> = {
  simple: 'userName eq "person.5000@example.com"',
  'three terms': 'active eq true and locale eq "en-US" and userName sw "person.50"',
  grouped: '(title eq "Specialist 1" or title eq "Specialist 2") and active eq true',
  'value path': 'emails[type eq "work" and value co "person.50"]',
  '20 terms': ors(20),
  '8 pairs': pairs(8),
}
const matched = ['simple', 'three terms', 'grouped', 'value path']

const patches: Readonly<Record<string, (index: number) => readonly ScimPatchOperation[]>> = {
  'two replaces': (index) => [
    { op: 'replace', path: 'title', value: `Title ${index}` },
    { op: 'replace', path: 'displayName', value: `Name ${index}` },
  ],
  'value path': (index) => [
    { op: 'replace', path: 'emails[type eq "work"].value', value: `new.${index}@example.com` },
  ],
  'no path': (index) => [
    { op: 'replace', value: { title: `Title ${index}`, displayName: `Name ${index}` } },
  ],
}

function parsing(): EngineTask[] {
  return Object.entries(filters).map(([name, text]) => ({
    name: `parse: ${name}`,
    library: 'scim2-parse-filter',
    ours: () => parseFilter(text),
    peer: () => parsePeer(text),
    scimmy: () => new SCIMMY.Types.Filter(text),
  }))
}

function matching(size: number): EngineTask[] {
  const people = Array.from({ length: size }, (_, index) => ({
    ...personOf(index),
    id: idOf(index),
  }))
  return matched.map((name) => {
    const text = filters[name] ?? ''
    const scans = {
      ours: () => people.filter(compileFilter(parseFilter(text), userResourceType)),
      peer: () => people.filter(compilePeer(parsePeer(text))),
      scimmy: () => new SCIMMY.Types.Filter(text).match(people),
    }
    return {
      name: `match over ${size.toLocaleString('en')}: ${name}`,
      library: 'scim2-parse-filter',
      ...scans,
      check: () => expectAlike(Object.values(scans).map((scan) => String(scan().length))),
    }
  })
}

function patching(): EngineTask[] {
  const ours = { ...validateResource(personOf(1), userResourceType), id: idOf(1) }
  const now = new Date()
  const meta = { resourceType: 'User', created: now, lastModified: now }
  const plain = { ...personOf(1), id: idOf(1), meta } as unknown as ScimResource
  const declared = { ...personOf(1), id: idOf(1) }
  SCIMMY.Resources.declare(SCIMMY.Resources.User).extend(SCIMMY.Schemas.EnterpriseUser)
  return Object.entries(patches).map(([name, operationsOf]) => {
    const patchers = {
      ours: (index: number) =>
        applyPatch(ours, operationsOf(index) as readonly PatchOperation[], userResourceType),
      peer: (index: number) =>
        scimPatch(plain, [...operationsOf(index)], { mutateDocument: false }),
      scimmy: (index: number) => {
        const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
        const body = { schemas, Operations: operationsOf(index) }
        const user = new SCIMMY.Schemas.User(declared, 'out')
        return new SCIMMY.Messages.PatchOp(body as never).apply(user as never)
      },
    }
    return {
      name: `patch a user: ${name}`,
      library: 'scim-patch',
      ...patchers,
      async check() {
        const patched = [patchers.ours(7), patchers.peer(7), await patchers.scimmy(7)]
        expectAlike(patched.map(changeableOf))
      },
    }
  })
}

/** What the patches change, of a patched user. */
function changeableOf(user: unknown): string {
  const { title, displayName, emails } = JSON.parse(JSON.stringify(user)) as Record<string, unknown>
  return JSON.stringify([title, displayName, emails])
}

/** An engine that comes to something else than the others does other work, and its figure says nothing. */
function expectAlike(outcomes: readonly string[]): void {
  if (new Set(outcomes).size > 1) throw new Error(`The engines differ: ${outcomes.join(' | ')}`)
}
