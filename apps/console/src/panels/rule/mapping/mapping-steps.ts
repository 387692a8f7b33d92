import type { Mapping, MappingLine } from '@pingone-sandbox/contract'

/** One request on the way from a saved mapping to another: with an id a replace, without a body a delete. */
export interface MappingStep {
  readonly id?: string
  readonly body?: MappingLine & Pick<Mapping, 'name'>
}

/**
 * Tells how to get from a saved mapping to the wanted lines.
 *
 * A line is known by its target, which a mapping has once. What goes, goes first: then its target is free.
 */
export function mappingSteps(
  saved: readonly Mapping[],
  wanted: readonly MappingLine[],
): readonly MappingStep[] {
  const isWanted = ({ targetAttribute }: Mapping) =>
    wanted.some((line) => line.targetAttribute === targetAttribute)
  return [
    ...saved.filter((line) => !isWanted(line)).map(({ id }) => ({ id })),
    ...wanted.flatMap((body): readonly MappingStep[] => {
      const known = saved.find(({ targetAttribute }) => targetAttribute === body.targetAttribute)
      if (known === undefined) return [{ body }]
      if (isSame(known, body)) return []
      const { id, name } = known
      return [{ id, body: { ...body, ...(name !== undefined && { name }) } }]
    }),
  ]
}

const isSame = (one: MappingLine, other: MappingLine): boolean =>
  one.sourceAttribute === other.sourceAttribute && one.expression === other.expression
