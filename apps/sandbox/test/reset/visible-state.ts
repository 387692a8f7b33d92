import { createPlatformClient } from '@pingone-sandbox/client'
import { createPingOne, createSystemTime, pingOneCollections } from '@pingone-sandbox/pingone'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { type ControlContext, controlRoutes } from '@pingone-sandbox/workspace'
import type { Sandbox } from '../../src/index.ts'

/** Who reads both interfaces. */
export interface Reader {
  readonly environmentId: string
  /** Answers a GET. */
  readonly read: (path: string) => Promise<{ readonly status: number; readonly text: string }>
}

/** What the interfaces answer: the texts by path, ids and times aside. */
export type VisibleState = Readonly<Record<string, string>>

/** Streams without end, and what waits. */
const unread = new Set(['/_sandbox/events', '/_sandbox/idle'])

/** Every path that can be read of the control API and the Platform API, as the tables of their routes have them. */
export async function readablePatterns(): Promise<readonly string[]> {
  const pingone = await createPingOne({
    ...{ store: createSqliteStore({ collections: pingOneCollections }), time: createSystemTime() },
    ...{ newId: () => crypto.randomUUID(), seed: { randomSeed: 1, users: 0 } },
    transport: async () => ({ failure: { code: 'network', message: 'There is no target.' } }),
  })
  await pingone.close()
  // The tables are read; nothing is asked of what stands behind them.
  return [...controlRoutes({} as ControlContext), ...pingone.router.routes]
    .filter(({ method, path }) => method === 'GET' && !unread.has(path))
    .map(({ path }) => path)
}

/** Reads everything that there is: each list, and each resource that a list names. */
export async function visibleState(
  { environmentId, read }: Reader,
  patterns: readonly string[],
): Promise<{ readonly state: VisibleState; readonly paths: readonly string[] }> {
  const answers = new Map<string, string>()
  const ask = async (path: string): Promise<string> => {
    const known = answers.get(path)
    if (known !== undefined) return known
    const { status, text } = await read(path)
    answers.set(path, `${status} ${text}`)
    return `${status} ${text}`
  }
  const listed = (path: string) => ask(listOf(path, environmentId))
  // The log of requests first: whatever is read afterwards is not in it.
  for (const pattern of [...patterns].sort((one, other) => rank(one) - rank(other)))
    for (const path of await expand(pattern, listed)) await ask(path)
  const state = Object.groupBy([...answers], ([path]) => neutral(path))
  return {
    paths: [...answers.keys()],
    state: Object.fromEntries(
      Object.entries(state).map(([path, found = []]) => [
        path,
        found
          .map(([, text]) => neutralBody(text))
          .sort()
          .join('\n'),
      ]),
    ),
  }
}

const rank = (pattern: string) => (pattern.includes('target-requests') ? 0 : 1)

/** Puts the ids that the lists name in the place of a pattern’s parameters. */
async function expand(
  pattern: string,
  listed: (path: string) => Promise<string>,
): Promise<readonly string[]> {
  if (pattern.endsWith('/*resource')) {
    const base = pattern.slice(0, pattern.lastIndexOf('/'))
    return ['Users', 'Groups', 'Schemas', 'ServiceProviderConfig'].map((name) => `${base}/${name}`)
  }
  let paths = ['']
  for (const segment of pattern.split('/').slice(1)) {
    const found = await Promise.all(
      paths.map(async (path) =>
        segment.startsWith(':')
          ? idsIn(await listed(path)).map((id) => `${path}/${id}`)
          : [`${path}/${segment}`],
      ),
    )
    paths = found.flat()
  }
  return paths
}

/** The list that names what stands at a path; of some things there is a list in the other interface alone. */
function listOf(path: string, environmentId: string): string {
  if (path === '') return '/v1/environments'
  return path === '/_sandbox/rules' ? `/v1/environments/${environmentId}/propagation/rules` : path
}

function idsIn(answer: string): readonly string[] {
  const body = bodyOf(answer)
  const lists = Object.values({ ...body, ...(body['_embedded'] as object) }).filter(Array.isArray)
  return lists.flat().flatMap((element: unknown) => {
    const { id, seq, changeId } = Object(element) as Record<string, unknown>
    const key = id ?? changeId ?? seq
    return typeof key === 'string' || typeof key === 'number' ? [String(key)] : []
  })
}

function bodyOf(answer: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(answer.slice(answer.indexOf(' ') + 1))) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A text without what differs between two equal worlds. */
const neutral = (text: string) =>
  text
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')

/** Numbers of a kind that is drawn or measured stand aside, and so does the order of lists. */
function neutralBody(answer: string): string {
  const body = bodyOf(answer)
  if (Object.keys(body).length === 0) return neutral(answer)
  return `${answer.slice(0, 3)} ${JSON.stringify(ordered(body))}`
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(ordered(each))).sort()
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !['durationMs', 'version', 'expiresIn'].includes(name))
        .map(([name, each]) => [name, ordered(each)]),
    )
  return typeof value === 'string' ? neutral(value) : value
}

/** Reads a sandbox as an administrator and as its console. */
export async function readerOf({ urls, credentials }: Sandbox): Promise<Reader> {
  const token = await createPlatformClient({ ...urls, ...credentials }).token()
  return {
    environmentId: credentials.environmentId,
    async read(path) {
      const response = await fetch(new URL(path, urls.control), {
        headers: { authorization: `Bearer ${token}` },
      })
      return { status: response.status, text: await response.text() }
    },
  }
}
