import type { Rule } from '@pingone-sandbox/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const AssignUsersDialog = lazyCode(
  async () => (await import('./assign-users-dialog.tsx')).AssignUsersDialog,
)

interface Props {
  readonly rule: Rule
  readonly isProminent?: boolean
}

/** Opens the dialog that assigns users to a rule. */
export function AssignUsersButton({ rule, isProminent = false }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={isProminent ? 'primary' : 'secondary'}
        icon={<UserPlus size={16} />}
        onPress={() => setOpen(true)}
      >
        Assign users
      </Button>
      {isOpen && <AssignUsersDialog rule={rule} onClose={() => setOpen(false)} />}
    </>
  )
}
