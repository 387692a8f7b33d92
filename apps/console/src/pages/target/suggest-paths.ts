/** The endpoints of the target, each with its attributes. */
export interface TargetVocabulary {
  readonly endpoints: readonly {
    readonly path: string
    readonly attributes: readonly string[]
  }[]
}

const discovery = ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas']
const parameters = [
  'filter',
  'attributes',
  'excludedAttributes',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
]
const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'pr', 'gt', 'ge', 'lt', 'le']

/** Completes the path of a request: resource types, parameters, and in a filter attributes and operators (RFC 7644 §3.4.2.2). */
export function suggestPaths(text: string, { endpoints }: TargetVocabulary): readonly string[] {
  const mark = text.indexOf('?')
  if (mark < 0) return complete('', text, [...endpoints.map(({ path }) => path), ...discovery])
  const endpoint = endpoints.find(({ path }) => path === text.slice(0, mark))
  if (endpoint === undefined) return []
  const start = Math.max(mark, text.lastIndexOf('&')) + 1
  const [before, parameter] = [text.slice(0, start), text.slice(start)]
  const equals = parameter.indexOf('=')
  if (equals < 0)
    return complete(
      before,
      parameter,
      parameters.map((name) => `${name}=`),
    )
  const head = before + parameter.slice(0, equals + 1)
  const value = parameter.slice(equals + 1)
  switch (parameter.slice(0, equals)) {
    case 'filter':
      return completeFilter(head, value, endpoint.attributes)
    case 'sortBy':
    case 'attributes':
    case 'excludedAttributes':
      return complete(head, value, endpoint.attributes)
    case 'sortOrder':
      return complete(head, value, ['ascending', 'descending'])
    default:
      return []
  }
}

/** The words of a filter; a quoted value is one, closed or not. */
const word = /"(?:[^"\\]|\\.)*"?|[^\s"()]+|[()]/g

function completeFilter(
  head: string,
  filter: string,
  attributes: readonly string[],
): readonly string[] {
  const written = /[\s(]$/.test(filter) ? '' : (filter.match(word)?.at(-1) ?? '')
  const done = filter.slice(0, filter.length - written.length)
  return complete(head + done, written, expected(done.match(word) ?? [], attributes))
}

/** The completions after these words. */
function expected(words: readonly string[], attributes: readonly string[]): readonly string[] {
  let next: 'attribute' | 'operator' | 'value' | 'join' = 'attribute'
  for (const each of words.map((text) => text.toLowerCase())) {
    if (each === '(' || (next === 'attribute' && each === 'not')) continue
    if (next === 'attribute') next = 'operator'
    else if (next === 'operator') next = each === 'pr' ? 'join' : 'value'
    else if (next === 'value') next = 'join'
    else if (each !== ')') next = 'attribute'
  }
  switch (next) {
    case 'attribute':
      return attributes
    case 'operator':
      return operators
    case 'value':
      return []
    case 'join':
      return ['and', 'or']
  }
}

function complete(before: string, written: string, choices: readonly string[]): readonly string[] {
  const start = written.toLowerCase()
  return choices
    .filter((choice) => choice.toLowerCase().startsWith(start) && choice !== written)
    .map((choice) => before + choice)
}
