import type { Population } from '@pingone-sandbox/contract'
import { Pencil, Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { StatusBadge } from '../../ui/status-badge.tsx'
import table from '../../ui/table.module.css'

interface Props {
  readonly populations: readonly Population[]
  readonly onEdit: (population: Population) => void
  readonly onDelete: (population: Population) => void
}

/** The populations, each with its users. */
export function PopulationTable({ populations, onEdit, onDelete }: Props) {
  const paths = usePaths()
  const usersOf = ({ id }: Population) =>
    `${paths.users}?${new URLSearchParams({ filter: `population.id eq "${id}"` }).toString()}`
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={table.frame} tabIndex={0}>
      <table className={table.table} aria-label="Populations">
        <thead>
          <tr>
            <th scope="col">Population Name</th>
            <th scope="col">Description</th>
            <th scope="col">Users</th>
            <th scope="col" className={table.end}>
              Actions
            </th>
          </tr>
        </thead>
        <tbody>
          {populations.map((population) => (
            <tr key={population.id}>
              <td>
                <div className={layout.row}>
                  <strong className={table.name}>{population.name}</strong>
                  {population.default && <StatusBadge tone="info">Default</StatusBadge>}
                </div>
              </td>
              <td className={table.second}>{population.description}</td>
              <td>
                <Link to={usersOf(population)}>
                  {population.userCount.toLocaleString('en')}{' '}
                  {population.userCount === 1 ? 'user' : 'users'}
                </Link>
              </td>
              <td className={table.end}>
                <div className={table.actions}>
                  <IconButton
                    aria-label={`Edit ${population.name}`}
                    onPress={() => onEdit(population)}
                  >
                    <Pencil size={15} />
                  </IconButton>
                  <IconButton
                    aria-label={`Delete ${population.name}`}
                    onPress={() => onDelete(population)}
                  >
                    <Trash2 size={15} />
                  </IconButton>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
