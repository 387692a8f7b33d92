import type { MappingLine } from '@pingone-sandbox/contract'

/** The source of group names at the target. */
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

/** The mapping: none while groups keep their names. */
export function groupNameLines({ source, expression }: GroupNameForm): readonly MappingLine[] {
  const targetAttribute = 'displayName'
  if (expression !== undefined) return [{ targetAttribute, expression: expression.trim() }]
  return source === 'name' ? [] : [{ targetAttribute, sourceAttribute: source }]
}

/** The mapping during editing: an expression is not trimmed. */
export const writtenLines = (form: GroupNameForm): readonly MappingLine[] =>
  form.expression === undefined
    ? groupNameLines(form)
    : [{ targetAttribute: 'displayName', expression: form.expression }]
