import type { Mapping, MappingLine, Rule } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import { EvidenceBadge } from '../../../entities/behaviour/evidence-badge.tsx'
import { usePaths } from '../../../entities/environment/environment-paths.ts'
import { GroupField } from '../../../entities/group/group-field.tsx'
import { useSyncStatusLink } from '../../../entities/rule/sync-status-link.ts'
import { usePlannedSave } from '../../../entities/revision/use-planned-save.ts'
import { answer } from '../../../lib/answer.ts'
import { sendControl } from '../../../lib/control-client.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { Form } from '../../../patterns/form/form.tsx'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { ConflictChoice } from '../../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../../patterns/merge/save-trouble.tsx'
import type { Lists } from '../../../patterns/merge/three-way-merge.ts'
import { useDraft } from '../../../patterns/merge/use-draft.ts'
import { useToast } from '../../../patterns/toast/toast.tsx'
import layout from '../../../ui/layout.module.css'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { expressionProblem } from '../mapping/expression-problem.ts'
import { isOfUsers, useMappings, useSaveMapping } from '../mapping/mapping-queries.ts'
import {
  type GroupNameForm,
  groupNameFormOf,
  groupNameLines,
  writtenLines,
} from './group-name-form.ts'

interface Props {
  readonly rule: Rule
}

const computed = 'expression'
const attributes = [
  { id: 'name', label: 'Group Name, as it is' },
  { id: 'description', label: 'Description' },
  { id: 'externalId', label: 'External ID' },
  { id: 'id', label: 'Group ID' },
]

/** The one line is one value. */
const nameLists: Lists = { '': { key: 'targetAttribute' } }

function originWords(part: unknown) {
  const { source, expression } = groupNameFormOf(part as MappingLine | undefined)
  return expression === undefined ? (
    (attributes.find(({ id }) => id === source)?.label ?? source)
  ) : (
    <code>{expression}</code>
  )
}

/** The names of a rule's groups at the target. */
export function GroupName({ rule }: Props) {
  const { data: own, error } = useMappings(rule.id)
  if (own === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (own === undefined) return <Loading />
  const line = own.find((each) => !isOfUsers(each))
  return <GroupNameEditor rule={rule} line={line} />
}

function GroupNameEditor({ rule, line }: Props & { readonly line: Mapping | undefined }) {
  const paths = usePaths()
  const draft = useDraft<readonly MappingLine[]>(writtenLines(groupNameFormOf(line)), nameLists)
  const form = groupNameFormOf(draft.value[0])
  const setForm = (next: GroupNameForm) => draft.edit(writtenLines(next))
  const failure = useSaveFailure()
  const save = useSaveMapping(rule.id, 'group')
  const planned = usePlannedSave()
  const toast = useToast()
  const syncStatus = useSyncStatusLink(rule.id)
  const { source, expression } = form
  const problem = expression === undefined ? undefined : expressionProblem(expression, 'group')
  const isKnown = attributes.some(({ id }) => id === source)

  async function submit() {
    if (!draft.isDirty) return
    if (problem !== undefined) return failure.refuse()
    failure.clear()
    const note = await planned.ask({
      title: 'Save the names of the groups?',
      drafts: { rule: { id: rule.id, groupMappings: [...groupNameLines(form)] } },
    })
    if (note === undefined) return
    try {
      await save.mutateAsync(([now]) => {
        const joined = draft.takeIn(writtenLines(groupNameFormOf(now)))
        return joined && groupNameLines(groupNameFormOf(joined[0]))
      })
      toast('success', `The names of the groups were saved. ${note}`.trim(), syncStatus)
    } catch (error) {
      failure.report(error)
    }
  }

  return (
    <section aria-label="Group names">
      <Form failures={failure.count} onSubmit={() => void submit()}>
        <div className={layout.row}>
          <h3>Name at the target</h3>
          <EvidenceBadge evidence="inferred" />
        </div>
        <p className={layout.muted}>
          PingOne finds, creates and renames a group by its <code>displayName</code>; two groups of
          one name become one. The API has mappings for groups; that they give this name, and where
          PingOne’s console has them, is{' '}
          <Link to={`${paths.behaviour}#group-name-mapped`}>inferred</Link>.
        </p>
        <SelectField
          label="displayName comes from"
          value={expression === undefined ? source : computed}
          onChange={(id) =>
            setForm(id === computed ? { source, expression: `group.${source}` } : { source: id })
          }
          options={[
            ...attributes,
            ...(isKnown ? [] : [{ id: source, label: source }]),
            { id: computed, label: 'An expression' },
          ]}
        />
        {expression !== undefined && (
          <TextField
            label="Expression"
            value={expression}
            onChange={(text) => setForm({ source, expression: text })}
            isCode
            error={problem}
            description="It reads the attributes of the group: group.name, group.description, …"
          />
        )}
        {draft.conflicts.map(({ path, mine, theirs }) => (
          <ConflictChoice
            key={path.join()}
            label="Name at the target"
            mine={originWords(mine)}
            theirs={originWords(theirs)}
            onChoose={(side) => draft.choose(path, side)}
          />
        ))}
        <SaveTrouble failure={failure} />
        <SaveRow
          isDirty={draft.isDirty}
          isPending={planned.isAsking || save.isPending}
          onDiscard={draft.discard}
        />
        <GroupNamePreview rule={rule} lines={groupNameLines(form)} />
      </Form>
    </section>
  )
}

interface GroupNamePreviewProps {
  readonly rule: Rule
  /** The mapping as it is edited; empty while the groups keep their names. */
  readonly lines: readonly MappingLine[]
}

/** A preview of one group's name. */
function GroupNamePreview({ rule, lines }: GroupNamePreviewProps) {
  const [chosen, choose] = useState<string>()
  const groupId = chosen ?? rule.groups?.[0]?.id
  const mappings = useDeferredValue(lines)
  // The field shows this error already.
  const isWrong = mappings.some(
    ({ expression }) =>
      expression !== undefined && expressionProblem(expression, 'group') !== undefined,
  )
  const { data, error } = useQuery({
    queryKey: ['groups', 'preview', groupId, rule.id, mappings],
    queryFn: () =>
      sendControl('POST', '/preview/group', answer('groupPreview'), {
        ruleId: rule.id,
        groupId,
        mappings,
      }),
    enabled: groupId !== undefined && !isWrong,
    // Not the name of another group.
    placeholderData: (previous) =>
      previous?.group.id === groupId && !isWrong ? previous : undefined,
    retry: false,
  })
  return (
    <>
      <GroupField label="Group to preview" groupId={groupId} onChange={choose} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {data?.problem !== undefined && <Notice tone="danger">{data.problem}</Notice>}
      {data?.displayName !== undefined && (
        <output className={layout.row}>
          <span className={layout.muted}>Sent as</span> <code>{data.displayName}</code>
        </output>
      )}
    </>
  )
}
