import type { User } from '@pingone-sandbox/pingone/contract'
import table from '../../ui/table.module.css'
import { fullName } from './user-names.ts'
import { UserToggle } from './user-toggle.tsx'

interface Props {
  readonly users: readonly User[]
  readonly selectedId: string | undefined
  readonly onOpen: (id: string) => void
}

/** Users with their toggles. */
export function UserTable({ users, selectedId, onOpen }: Props) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email Address</th>
          <th scope="col">Country</th>
          <th scope="col" className={table.end}>
            Enabled
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id} data-selected={user.id === selectedId || undefined}>
            <td>
              <button type="button" className={table.open} onClick={() => onOpen(user.id)}>
                {fullName(user)}
              </button>
              <div className={table.second}>{user.username}</div>
            </td>
            <td className={table.second}>{user.email}</td>
            <td className={table.second}>{user.address?.countryCode}</td>
            <td className={table.end}>
              <UserToggle user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
