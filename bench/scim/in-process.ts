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

/** How often a second the engines do a piece of work; undefined for one that does not do it. */
export interface EngineFigures {
  readonly name: string
  readonly ours: number
  /** scim2-parse-filter or scim-patch. */
  readonly peer: number
  readonly scimmy: number
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

/** Measures the filter and PATCH engines without any server, on one core. */
export async function measureEngines(
  effort: Effort,
  size: number,
): Promise<readonly EngineFigures[]> {
  const figures: EngineFigures[] = []
  for (const { name, ...works } of [...parsing(), ...matching(size), ...patching()]) {
    const ours = await perSecond(works.ours, effort)
    const peer = await perSecond(works.peer, effort)
    figures.push({ name, ours, peer, scimmy: await perSecond(works.scimmy, effort) })
  }
  return figures
}

type Work = (index: number) => unknown

/** The same piece of work, as each engine does it. */
interface Task {
  readonly name: string
  readonly ours: Work
  readonly peer: Work
  readonly scimmy: Work
}

function parsing(): Task[] {
  return Object.entries(filters).map(([name, text]) => ({
    name: `parse: ${name}`,
    ours: () => parseFilter(text),
    peer: () => parsePeer(text),
    scimmy: () => new SCIMMY.Types.Filter(text),
  }))
}

function matching(size: number): Task[] {
  const people = Array.from({ length: size }, (_, index) => ({
    ...personOf(index),
    id: idOf(index),
  }))
  return matched.map((name) => {
    const text = filters[name] ?? ''
    const ours = () => people.filter(compileFilter(parseFilter(text), userResourceType))
    const expected = ours().length
    return {
      name: `match over ${size.toLocaleString('en')}: ${name}`,
      ours,
      peer: checked(() => people.filter(compilePeer(parsePeer(text))), expected),
      scimmy: checked(() => new SCIMMY.Types.Filter(text).match(people), expected),
    }
  })
}

/** A scan that finds something else than another engine measures nothing. */
function checked(scan: () => readonly unknown[], expected: number): () => void {
  const found = scan().length
  if (found !== expected) throw new Error(`A filter found ${found} in place of ${expected}.`)
  return scan
}

function patching(): Task[] {
  const ours = { ...validateResource(personOf(1), userResourceType), id: idOf(1) }
  const now = new Date()
  const meta = { resourceType: 'User', created: now, lastModified: now }
  const plain = { ...personOf(1), id: idOf(1), meta } as unknown as ScimResource
  const declared = { ...personOf(1), id: idOf(1) }
  SCIMMY.Resources.declare(SCIMMY.Resources.User).extend(SCIMMY.Schemas.EnterpriseUser)
  return Object.entries(patches).map(([name, operationsOf]) => ({
    name: `patch a user: ${name}`,
    ours: (index) =>
      applyPatch(ours, operationsOf(index) as readonly PatchOperation[], userResourceType),
    peer: (index) => scimPatch(plain, [...operationsOf(index)], { mutateDocument: false }),
    scimmy: (index) => {
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
      const body = { schemas, Operations: operationsOf(index) }
      const user = new SCIMMY.Schemas.User(declared, 'out')
      return new SCIMMY.Messages.PatchOp(body as never).apply(user as never)
    },
  }))
}
