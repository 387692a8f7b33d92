/** A kind of request: its method, its target, and for a PATCH the form of its operations. */
export type Way = (typeof kinds)[number]['ways'][number]

interface Kind {
  readonly name: string
  /** What its requests are, for the page. */
  readonly what: string
  readonly ways: readonly string[]
}

/** The ways in groups; the page names a group where a requirement has all of its ways. */
export const kinds = [
  {
    name: 'create',
    what: '`POST`, alone and in `/Bulk`',
    ways: ['POST', 'Bulk POST'],
  },
  {
    name: 'replace',
    what: '`PUT`, alone, in `/Bulk` and at `/Me`',
    ways: ['PUT', 'Bulk PUT', '/Me PUT'],
  },
  {
    name: 'patch by path',
    what: '`PATCH` whose operations have a path, alone, in `/Bulk` and at `/Me`',
    ways: ['PATCH', 'Bulk PATCH', '/Me PATCH'],
  },
  {
    name: 'patch without path',
    what: '`PATCH` whose operations give an object and no path, alone, in `/Bulk` and at `/Me`',
    ways: ['PATCH without path', 'Bulk PATCH without path', '/Me PATCH without path'],
  },
  {
    name: 'patch by filter',
    what: '`PATCH` whose path has a value filter, alone, in `/Bulk` and at `/Me`',
    ways: ['PATCH by filter', 'Bulk PATCH by filter', '/Me PATCH by filter'],
  },
  {
    name: 'delete',
    what: '`DELETE`, alone, in `/Bulk` and at `/Me`',
    ways: ['DELETE', 'Bulk DELETE', '/Me DELETE'],
  },
  {
    name: 'read',
    what: '`GET` of one resource by its URL and at `/Me`',
    ways: ['GET', '/Me GET'],
  },
  {
    name: 'query',
    what: '`GET` of the resources of a type by index (list) and by cursor, `POST` to `/.search` of a type, `GET` at the root, `POST` to `/.search` at the root',
    ways: ['list', 'cursor', '.search', 'root', 'root .search'],
  },
  {
    name: 'other',
    what: '`HEAD`; `GET` of the resources of a type with the parameter filter (filter) and with sortBy (sort)',
    ways: ['HEAD', 'filter', 'sort'],
  },
] as const satisfies readonly Kind[]

/** Returns the ways of some groups, in the order of the groups. */
export function waysOf(...names: readonly (typeof kinds)[number]['name'][]): readonly Way[] {
  return kinds.filter(({ name }) => names.includes(name)).flatMap<Way>(({ ways }) => ways)
}

export const creations = waysOf('create')
export const replacements = waysOf('replace')
export const patchesByPath = waysOf('patch by path')
export const patchesWithoutPath = waysOf('patch without path')
export const patches: readonly Way[] = [...patchesByPath, ...patchesWithoutPath]
export const filteredPatches = waysOf('patch by filter')
export const deletions = waysOf('delete')
/** Every way to give attributes a value. */
export const writes: readonly Way[] = [...creations, ...replacements, ...patches]
/** Every way to change an existing resource. */
export const changes: readonly Way[] = [...replacements, ...patches]
export const reads = waysOf('read')
export const queries = waysOf('query')
export const everyWay: readonly Way[] = kinds.flatMap<Way>(({ ways }) => ways)

/** Writes the ways of a requirement in few words. */
export function formatWays(ways: readonly Way[]): string {
  if (everyWay.every((way) => ways.includes(way))) return 'all'
  return kinds.flatMap((kind) => formatKind(kind, ways)).join(', ')
}

function formatKind(kind: (typeof kinds)[number], ways: readonly Way[]): readonly string[] {
  const named: readonly Way[] = kind.ways
  const given = named.filter((way) => ways.includes(way))
  if (kind.name === 'other' || given.length === 0) return given.map(quote)
  const missing = named.filter((way) => !given.includes(way))
  if (missing.length === 0) return [kind.name]
  const [left = ''] = missing
  return given.length > 1 && missing.length === 1 && left.startsWith('/Me')
    ? [`${kind.name} (not at \`/Me\`)`]
    : given.length > 1 && missing.length === 1 && left.startsWith('Bulk')
      ? [`${kind.name} (not in \`/Bulk\`)`]
      : given.map(quote)
}

const quote = (way: Way): string => (/^[A-Z/.]/.test(way) ? `\`${way}\`` : way)
