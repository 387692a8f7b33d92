import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { GroupPicker } from '../rule/groups/group-picker.tsx'

interface Props {
  /** The ids of the groups. */
  readonly value: readonly string[]
  readonly onDone: (ids: readonly string[]) => void
  readonly onClose: () => void
}

/** "Add Groups": the choice of the groups of a new rule. */
export function AddGroupsDialog({ value, onDone, onClose }: Props) {
  const [chosen, choose] = useState(value)
  return (
    <Dialog
      title="Add Groups"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => onDone(chosen)}>
            Done
          </Button>
        </>
      }
    >
      <GroupPicker value={chosen} onChange={choose} />
    </Dialog>
  )
}
