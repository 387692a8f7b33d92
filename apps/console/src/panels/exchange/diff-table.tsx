import { classNames } from '../../ui/class-names.ts'
import { HiddenText } from '../../ui/hidden-text.tsx'
import styles from './diff-table.module.css'
import { type DiffLine, isManaged } from './resource-diff.ts'

const marks = { added: '+', removed: '−', changed: '~', same: '' }
const words = { added: 'added', removed: 'removed', changed: 'changed', same: 'the same' }

interface Props {
  readonly lines: readonly DiffLine[]
}

/** Attributes and values before and after, one to a line. */
export function DiffTable({ lines }: Props) {
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
