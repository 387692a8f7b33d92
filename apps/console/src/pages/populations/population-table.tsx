import type { Population } from '@pingone-sandbox/contract'
import { Pencil, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { counted } from '../../lib/format-count.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { TableColumn } from '../../ui/table-column.ts'
import table from '../../ui/table.module.css'
import { Table } from '../../ui/table.tsx'

interface Props {
  readonly populations: readonly Population[]
  readonly onEdit: (population: Population) => void
  readonly onDelete: (population: Population) => void
}

interface Actions extends Omit<Props, 'populations'> {
  /** The address of the users of a population. */
  readonly usersOf: (population: Population) => string
}

const columnsWith = ({
  usersOf,
  onEdit,
  onDelete,
}: Actions): readonly TableColumn<Population>[] => [
  {
    id: 'name',
    header: 'Population Name',
    cell: (population) => (
      <div className={layout.row}>
        <strong className={table.name}>{population.name}</strong>
        {population.default && <StatusBadge tone="info">Default</StatusBadge>}
      </div>
    ),
  },
  {
    id: 'description',
    header: 'Description',
    hideOrder: 'second',
    isMuted: true,
    cell: ({ description }) => description,
  },
  {
    id: 'users',
    header: 'Users',
    cell: (population) => (
      <Link to={usersOf(population)}>{counted(population.userCount, 'user')}</Link>
    ),
  },
  {
    id: 'actions',
    header: 'Actions',
    isEnd: true,
    cell: (population) => (
      <div className={table.actions}>
        <IconButton aria-label={`Edit ${population.name}`} onPress={() => onEdit(population)}>
          <Pencil size={15} />
        </IconButton>
        <IconButton aria-label={`Delete ${population.name}`} onPress={() => onDelete(population)}>
          <Trash2 size={15} />
        </IconButton>
      </div>
    ),
  },
]

/** The populations, each with its users. */
export function PopulationTable({ populations, onEdit, onDelete }: Props) {
  const paths = usePaths()
  const usersOf = ({ id }: Population) =>
    `${paths.users}?${new URLSearchParams({ filter: `population.id eq "${id}"` }).toString()}`
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={table.frame} tabIndex={0}>
      <Table
        label="Populations"
        columns={columnsWith({ usersOf, onEdit, onDelete })}
        rows={populations}
        idOf={({ id }) => id}
      />
    </div>
  )
}
