import { compileRule } from '../decide/compiled-rule.ts'
import type { GroupPreview, GroupPreviewQuery } from '@pingone-sandbox/contract'
import { ExpressionSyntaxError, ExpressionValueError } from '@pingone-sandbox/expression'
import type { DirectoryReader } from '../directory/reader.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { compileGroupMapping } from '../decide/mapping.ts'

export interface GroupPreviewOptions {
  readonly query: GroupPreviewQuery
  readonly environmentId: string
  readonly revisions: Pick<Revisions, 'pending'>
  readonly directory: Pick<DirectoryReader, 'group'>
}

/** Returns the name that a saved rule sends for a group, or what is missing: the group, or the rule or its complete connection. */
export async function previewGroup({
  query,
  environmentId,
  revisions,
  directory,
}: GroupPreviewOptions): Promise<GroupPreview | { readonly missing: 'rule' | 'group' }> {
  const snapshot = await revisions.pending(environmentId)
  const rule = snapshot.rules.find(({ id }) => id === query.ruleId)
  const compiled = rule && compileRule(rule, snapshot)
  if (!compiled) return { missing: 'rule' }
  const group = await directory.group(environmentId, query.groupId)
  if (!group) return { missing: 'group' }
  const { id, name } = group
  try {
    const mapping = query.mappings ? compileGroupMapping(query.mappings) : compiled.groupMapping
    const displayName = mapping.nameOf(group)
    return { group: { id, name }, displayName }
  } catch (error) {
    if (error instanceof ExpressionValueError || error instanceof ExpressionSyntaxError)
      return { group: { id, name }, problem: error.message }
    throw error
  }
}
