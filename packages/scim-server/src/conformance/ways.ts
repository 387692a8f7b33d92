/** How a request reaches the server: its method, where it is sent, and for a PATCH how it names what it changes. */
export type Way = (typeof kinds)[number]['ways'][number]

interface Kind {
  readonly name: string
  /** What its requests are, for the page. */
  readonly what: string
  readonly ways: readonly string[]
}

/** The ways by what they do; the page names a kind where a requirement has all of its ways. */
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
    name: 'patch',
    what: '`PATCH` with a path and without, alone, in `/Bulk` and at `/Me`',
    ways: [
      'PATCH',
      'PATCH without path',
      'Bulk PATCH',
      'Bulk PATCH without path',
      '/Me PATCH',
      '/Me PATCH without path',
    ],
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
    what: '`GET` of the resources of a type, by index and by `cursor`; `POST` to `/.search` of a type; both at the root',
    ways: ['list', 'cursor', '.search', 'root', 'root .search'],
  },
  {
    name: 'other',
    what: '`HEAD`; `filter` and `sort` are a `GET` with these parameters',
    ways: ['HEAD', 'filter', 'sort'],
  },
] as const satisfies readonly Kind[]

/** The ways of some kinds, in the order of the kinds. */
export function waysOf(...names: readonly (typeof kinds)[number]['name'][]): readonly Way[] {
  return kinds.filter(({ name }) => names.includes(name)).flatMap<Way>(({ ways }) => ways)
}

export const creations = waysOf('create')
export const replacements = waysOf('replace')
export const patches = waysOf('patch')
export const filteredPatches = waysOf('patch by filter')
export const deletions = waysOf('delete')
/** Every way to give attributes a value. */
export const writes = waysOf('create', 'replace', 'patch')
/** Every way to change what is there already. */
export const changes = waysOf('replace', 'patch')
export const reads = waysOf('read')
export const queries = waysOf('query')
export const everyWay: readonly Way[] = kinds.flatMap<Way>(({ ways }) => ways)

/** Says the ways of a requirement in few words. */
export function formatWays(ways: readonly Way[]): string {
  if (everyWay.every((way) => ways.includes(way))) return 'all'
  return kinds
    .flatMap((kind) => {
      const named: readonly Way[] = kind.ways
      const given = named.filter((way) => ways.includes(way))
      return given.length === named.length && kind.name !== 'other' ? [kind.name] : given
    })
    .map((name) => (/^[A-Z/.]/.test(name) ? `\`${name}\`` : name))
    .join(', ')
}
