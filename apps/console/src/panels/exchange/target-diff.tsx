import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { classNames } from '../../ui/class-names.ts'
import { HiddenText } from '../../ui/hidden-text.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './exchange-pane.module.css'
import type { RecordedExchange } from './exchange-queries.ts'
import { type DiffLine, diffResources, isManaged } from './resource-diff.ts'
import { type ResourceStates, useResourceStates } from './use-resource-states.ts'

interface Props {
  readonly exchange: RecordedExchange
  readonly onOpen: (exchangeId: string) => void
}

/** The changes that a write made at the target. */
export function TargetDiff({ exchange, onOpen }: Props) {
  const { states, error } = useResourceStates(exchange)
  const [isWhole, setWhole] = useState(false)
  if (states === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (states === undefined) return <Loading />
  const { before, after, source } = states
  if (before.kind === 'unknown' || after.kind === 'unknown')
    return (
      <Notice tone="info">
        The state {before.kind === 'unknown' ? 'before' : 'after'} the request is unknown: neither
        the journal nor the log of the target shows it.
      </Notice>
    )
  const lines = diffResources(resourceOf(before), resourceOf(after))
  const changed = lines.filter(({ kind }) => kind !== 'same')
  const sameCount = lines.length - changed.length
  return (
    <div className={styles.stack}>
      <p className={layout.muted}>
        {outline(states, changed.length)}{' '}
        {source === 'target' && 'The state before is from the log of the target.'}
        {source !== undefined && source !== 'target' && (
          <>
            What was before is from{' '}
            <button type="button" className={styles.link} onClick={() => onOpen(source.exchangeId)}>
              an earlier exchange
            </button>
            .
          </>
        )}
      </p>
      {(changed.length > 0 || isWhole) && <DiffTable lines={isWhole ? lines : changed} />}
      {sameCount > 0 && (
        <Checkbox isSelected={isWhole} onChange={setWhole}>
          Show what stayed the same ({sameCount})
        </Checkbox>
      )}
      <p className={layout.muted}>
        The order of attributes and of values is ignored, and what is null or empty counts as
        absent.
      </p>
    </div>
  )
}

const resourceOf = (state: ResourceStates['before']): object =>
  state.kind === 'present' ? state.resource : {}

function outline({ before, after }: ResourceStates, changes: number): string {
  if (before.kind === 'absent' && after.kind === 'present')
    return 'The resource did not exist before.'
  if (before.kind === 'present' && after.kind === 'absent') return 'The resource was deleted.'
  if (changes === 0) return 'Nothing changed at the target.'
  return `${changes} ${changes === 1 ? 'value differs' : 'values differ'}.`
}

const marks = { added: '+', removed: '−', changed: '~', same: '' }
const words = { added: 'added', removed: 'removed', changed: 'changed', same: 'the same' }

interface DiffTableProps {
  readonly lines: readonly DiffLine[]
}

/** Attributes and values before and after, one to a line. */
function DiffTable({ lines }: DiffTableProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.frame} tabIndex={0} aria-label="Differences">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.path} ${JSON.stringify([line.before, line.after])}`}
              className={classNames(styles[line.kind])}
            >
              <th scope="row">
                <span aria-hidden="true" className={styles.mark}>
                  {marks[line.kind]}
                </span>
                {line.path} <HiddenText>{words[line.kind]}</HiddenText>
                {isManaged(line) && <span className={styles.managed}>kept by the target</span>}
              </th>
              <td className={styles.before}>{textOf(line.before)}</td>
              <td className={styles.after}>{textOf(line.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const textOf = (value: unknown) => (value === undefined ? '' : JSON.stringify(value, null, 1))
