/** Operations that give attributes a value. */
interface PatchForm {
  readonly label: string
  readonly operations: readonly object[]
}

type Element = Readonly<Record<string, unknown>>

const operators = ['add', 'replace'] as const

/** The ways to write attributes by PATCH: with a path, without one, and through a filter that selects an element. */
export function formsOf(form: string, attributes: object): readonly PatchForm[] {
  switch (form) {
    case '':
      return operators.map((op) => ({
        label: op,
        operations: pathsIn(attributes).map(([path, value]) => ({ op, path, value })),
      }))
    case 'without path':
      return operators.map((op) => ({ label: op, operations: [{ op, value: attributes }] }))
    default:
      return filteredForms(attributes)
  }
}

/** The elements that filters select: one of each type. */
export function filteredBase(attributes: object): object {
  return Object.fromEntries(
    elementsIn(attributes).map(([name, elements]) => [
      name,
      // Base64 is a value of every type of text.
      elements.map(({ type }) => ({ type, value: btoa(`before ${String(type)}`) })),
    ]),
  )
}

function filteredForms(attributes: object): readonly PatchForm[] {
  const selected = elementsIn(attributes).flatMap(([name, elements]) =>
    elements.map((element) => ({
      path: `${name}[type eq ${JSON.stringify(element['type'])}]`,
      element,
    })),
  )
  if (selected.length === 0) throw new Error('A filter selects elements, and there are none.')
  return [
    {
      label: 'replace the element',
      operations: selected.map(({ path, element }) => ({ op: 'replace', path, value: element })),
    },
    ...operators.map((op) => ({
      label: `${op} its parts`,
      operations: selected.flatMap(({ path, element }) =>
        Object.entries(element)
          .filter(([part]) => part !== 'type')
          .map(([part, value]) => ({ op, path: `${path}.${part}`, value })),
      ),
    })),
  ]
}

/** The attributes with the paths that name them; those of an extension one by one. */
function pathsIn(attributes: object): readonly (readonly [string, unknown])[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    name.startsWith('urn:') && typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, inner]) => [`${name}:${part}`, inner] as const)
      : [[name, value] as const],
  )
}

function elementsIn(attributes: object): readonly (readonly [string, readonly Element[]])[] {
  return Object.entries(attributes).filter((entry): entry is [string, readonly Element[]] =>
    Array.isArray(entry[1]),
  )
}
