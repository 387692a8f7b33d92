import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import { Link } from 'react-router'
import { failureText } from '../../lib/platform-error.ts'
import { useAddressText } from '../../lib/use-address-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import table from '../../ui/table.module.css'
import { TextField } from '../../ui/text-field.tsx'
import styles from './directory-list.module.css'
import { ListCount } from './list-count.tsx'
import type { ListQuery } from './list-query.ts'
import type { PagedList } from './use-paged-list.ts'

interface Props {
  readonly noun: string
  readonly list: PagedList<unknown>
  readonly query: ListQuery
  readonly onChange: (change: Partial<ListQuery>) => void
  readonly filterExample: string
  readonly icon: LucideIcon
  /** The address that says by which columns the list can be ordered. */
  readonly orderPath: string
  /** Shown when there is nothing at all. */
  readonly emptyText: string
  /** What can be done with the selected rows; it takes the place of the count. */
  readonly bulkActions?: ReactNode
  readonly children: ReactNode
}

/** The frame of a list of the directory: search, filter, count, what went wrong, and the table. */
export function DirectoryList({
  noun,
  list,
  query,
  onChange,
  filterExample,
  icon,
  orderPath,
  emptyText,
  bulkActions,
  children,
}: Props) {
  const { error, isSettled, rowCount, total } = list
  const [text, setText] = useAddressText(
    query.search,
    useCallback((search: string) => onChange({ search }), [onChange]),
  )
  const isAsked = query.search !== '' || query.filter !== ''
  const isRefused = error !== null && !isSettled
  const message = error === null ? undefined : failureText(error)

  return (
    <>
      <div className={styles.toolbar}>
        <div className={styles.search}>
          <SearchField label={`Search ${noun}s`} value={text} onChange={setText} />
        </div>
        <FilterField
          key={query.filter}
          value={query.filter}
          example={filterExample}
          error={isRefused ? message : undefined}
          onApply={(filter) => onChange({ filter })}
        />
      </div>
      {message !== undefined && (!isRefused || query.filter === '') && (
        <Notice tone="danger">
          {message}{' '}
          <Button size="small" onPress={list.retry}>
            Try again
          </Button>
        </Notice>
      )}
      {total === undefined && error === null && <Loading />}
      {total !== undefined && !isRefused && (
        <>
          <div className={styles.status}>
            {bulkActions || (
              <>
                <ListCount noun={noun} rowCount={rowCount} total={total} />
                <span className={styles.order}>
                  The sortable columns are <Link to={orderPath}>inferred</Link>.
                </span>
              </>
            )}
          </div>
          {rowCount === 0 ? (
            <div className={table.frame}>
              <EmptyState icon={icon} title={`No ${noun} is found`}>
                {isAsked ? 'Names are searched from their start.' : emptyText}
              </EmptyState>
            </div>
          ) : (
            children
          )}
        </>
      )}
    </>
  )
}

interface FilterFieldProps {
  /** The active filter. */
  readonly value: string
  readonly onApply: (value: string) => void
  readonly example: string
  /** The API's message about the active filter. */
  readonly error: string | undefined
}

/** A SCIM filter over the list; Enter applies it, and the API's error is shown below. */
function FilterField({ value, onApply, example, error }: FilterFieldProps) {
  const [text, setText] = useState(value)
  const isChanged = text.trim() !== value
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(text.trim())
      }}
    >
      <div className={styles.field}>
        <TextField
          label="SCIM filter"
          value={text}
          onChange={setText}
          isCode
          isLabelHidden
          placeholder={`SCIM filter, as in ${example}`}
          error={isChanged ? undefined : error}
        />
      </div>
      {isChanged && <Button type="submit">Apply</Button>}
      {!isChanged && value !== '' && (
        <Button
          variant="quiet"
          onPress={() => {
            setText('')
            onApply('')
          }}
        >
          Clear
        </Button>
      )}
    </form>
  )
}
