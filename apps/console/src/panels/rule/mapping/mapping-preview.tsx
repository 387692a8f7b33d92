import type { MappingLine, Preview } from '@pingone-sandbox/contract'
import { useDeferredValue, useState } from 'react'
import { type PreviewedRule, usePreview } from '../../../entities/rule/use-preview.ts'
import { UserField, useSampleUser } from '../../../entities/user/user-field.tsx'
import { failureText } from '../../../lib/platform-error.ts'
import { lazyCode } from '../../../lib/patient-code.ts'
import { classNames } from '../../../ui/class-names.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { TableColumn } from '../../../ui/table-column.ts'
import table from '../../../ui/table.module.css'
import { Table } from '../../../ui/table.tsx'
import { useInSight } from '../../../ui/use-in-sight.ts'

// It reads the target: once the reader has come this far, or has edited something.
const PlannedExample = lazyCode(
  async () => (await import('../../plan/planned-example.tsx')).PlannedExample,
)
// A saved rule shows the request instead.
const JsonView = lazyCode(async () => (await import('../../../ui/json-view.tsx')).JsonView)

interface Props {
  readonly under: PreviewedRule
  /** The connection of a saved rule: then the request is shown that would be sent, of whichever kind. */
  readonly connectionId?: string | undefined
  /** The user filter of the rule; absent when it matches no user. */
  readonly userFilter: string | undefined
  /** The mapping as it is edited; empty means the defaults. */
  readonly lines: readonly MappingLine[]
  /** Whether the mapping differs from the saved one. */
  readonly isEdited?: boolean
}

/** The mapping applied to one user: each value, and the request body. */
export function MappingPreview(props: Props) {
  const { under, connectionId, userFilter, lines, isEdited = false } = props
  const [chosenId, choose] = useState<string>()
  const [example, isExampleSeen] = useInSight()
  const ruleId = 'ruleId' in under ? under.ruleId : undefined
  const sample = useSampleUser(userFilter)
  const mappings = useDeferredValue(lines)
  const { data, error } = usePreview({
    ...under,
    userId: chosenId ?? sample?.id,
    mappings: [...mappings],
  })

  return (
    <section className={layout.stack} aria-label="Preview">
      <h3>Preview</h3>
      <UserField label="User to preview" userId={chosenId ?? sample?.id} onChange={choose} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {data !== undefined && (
        <>
          <div className={layout.row}>
            <StatusBadge tone={data.inScope ? 'success' : 'inactive'}>
              {data.inScope ? 'In scope' : 'Not in scope'}
            </StatusBadge>
            {!data.inScope && (
              <span className={layout.muted}>
                The user filter does not match {data.user.name}; this is what would be sent if it
                did.
              </span>
            )}
          </div>
          {data.problem !== undefined && <Notice tone="danger">{data.problem}</Notice>}
          <div className={table.frame}>
            <Table
              label="Values"
              columns={valueColumns}
              rows={data.lines}
              idOf={({ targetAttribute }) => targetAttribute}
            />
          </div>
          {connectionId !== undefined && ruleId !== undefined && data.inScope ? (
            <div ref={example} className={layout.stack}>
              {(isEdited || isExampleSeen) && (
                <PlannedExample
                  ruleId={ruleId}
                  connectionId={connectionId}
                  user={data.user}
                  mappings={mappings}
                />
              )}
            </div>
          ) : (
            <>
              <p className={layout.muted}>The body of the request that creates {data.user.name}:</p>
              <JsonView label="SCIM body" text={JSON.stringify(data.body)} />
            </>
          )}
        </>
      )}
    </section>
  )
}

const valueColumns: readonly TableColumn<Preview['lines'][number]>[] = [
  {
    id: 'target',
    header: 'Target',
    cell: ({ targetAttribute }) => <code>{targetAttribute}</code>,
  },
  {
    id: 'value',
    header: 'Value',
    cell: ({ value, problem, empty }) =>
      value === undefined ? (
        <span className={classNames(table.second, table.wrapping)}>{problem ?? empty}</span>
      ) : (
        <span className={table.wrapping}>{JSON.stringify(value)}</span>
      ),
  },
]
