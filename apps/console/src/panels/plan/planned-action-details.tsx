import type { PlannedAction, PlannedChange } from '@pingone-sandbox/contract'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import { readableUrl } from '../../lib/readable-url.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Expander } from '../../ui/expander.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import table from '../../ui/table.module.css'
import { Table } from '../../ui/table.tsx'
import styles from './planned-action-details.module.css'

interface Props {
  readonly action: PlannedAction
}

/** What would change for one user or group, and the requests that would do it. */
export function PlannedActionDetails({ action }: Props) {
  const { changes, conditions, end, requests, summary } = action
  return (
    <div className={layout.stack}>
      {changes.length > 0 && (
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={table.frame} tabIndex={0} aria-label="Values before and after">
          <Table
            label="What changes"
            columns={columnsFor(action)}
            rows={changes}
            idOf={({ path }) => path}
          />
        </section>
      )}
      {end === 'failed' ? (
        <Notice tone="danger">{summary}</Notice>
      ) : (
        requests.length === 0 && <p>{summary}</p>
      )}
      {requests.map((request, index) => (
        <PlannedRequest key={index} request={request} />
      ))}
      {conditions.length > 0 && (
        <Expander summary={action.inScope ? 'Why it is in scope' : 'Why it is not in scope'}>
          {() => <ConditionList conditions={conditions} />}
        </Expander>
      )}
    </div>
  )
}

function columnsFor({ comparedWith }: PlannedAction): readonly TableColumn<PlannedChange>[] {
  return [
    { id: 'path', header: 'Attribute', cell: ({ path }) => <code>{path}</code> },
    ...(comparedWith === undefined
      ? []
      : [
          {
            id: 'before',
            header: comparedWith === 'target' ? 'At the target now' : 'Sent last',
            cell: ({ before }: PlannedChange) => <Value value={before} />,
          },
        ]),
    { id: 'after', header: 'After', cell: ({ after }) => <Value value={after} /> },
  ]
}

function Value({ value }: { readonly value: unknown }) {
  if (value === undefined) return <span className={layout.muted}>none</span>
  return (
    <span className={styles.value}>
      {typeof value === 'string' ? value : JSON.stringify(value)}
    </span>
  )
}

interface PlannedRequestProps {
  readonly request: PlannedAction['requests'][number]
}

/** A request as it would be sent, with its filter decoded. */
function PlannedRequest({ request: { method, url, headers, body } }: PlannedRequestProps) {
  const line = `${method} ${readableUrl(url)}`
  return (
    <section className={styles.request} aria-label={line}>
      <code className={styles.line}>{line}</code>
      {body !== undefined && body !== '' && <JsonView label={`Body of ${line}`} text={body} />}
      <Expander summary="Headers">{() => <DefinitionList entries={headers} />}</Expander>
    </section>
  )
}
