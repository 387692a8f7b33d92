import type { MappingLine } from '@pingone-sandbox/contract'

/** Where the name of a group at the target comes from. */
export interface GroupNameForm {
  /** An attribute of the group; `name` is what holds without a mapping. */
  readonly source: string
  /** Takes the place of the attribute, when there is one. */
  readonly expression?: string
}

export function groupNameFormOf(line: MappingLine | undefined): GroupNameForm {
  const { sourceAttribute = 'name', expression } = line ?? {}
  return expression === undefined ? { source: sourceAttribute } : { source: 'name', expression }
}

/** The mapping that says it: none while the group keeps its name. */
export function groupNameLines({ source, expression }: GroupNameForm): readonly MappingLine[] {
  const targetAttribute = 'displayName'
  if (expression !== undefined) return [{ targetAttribute, expression: expression.trim() }]
  return source === 'name' ? [] : [{ targetAttribute, sourceAttribute: source }]
}

/** The same while it is written: an expression as it stands. */
export const writtenLines = (form: GroupNameForm): readonly MappingLine[] =>
  form.expression === undefined
    ? groupNameLines(form)
    : [{ targetAttribute: 'displayName', expression: form.expression }]
