import type { Group } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { useSession } from '../../entities/environment/session.ts'
import { answer } from '../../lib/answer.ts'
import { BulkBar, someNames } from '../../patterns/list/bulk-bar.tsx'
import { useBulkRun } from '../../patterns/list/use-bulk-run.ts'
import type { BulkBarProps } from '../../patterns/list/use-list-page.ts'
import { useSelectAll } from '../../patterns/list/use-select-all.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** What can be done with the selected groups. */
export function GroupBulkBar({ selection, total, listPath, onWork }: BulkBarProps<Group>) {
  const { platform } = useSession()
  const [isAsked, ask] = useState(false)
  const { progress, run, stop, dismiss } = useBulkRun<Group>(onWork)
  const selectAll = useSelectAll(selection, {
    platform,
    path: listPath,
    collection: 'groups',
    item: answer('group'),
  })
  const { rows } = selection

  function remove() {
    ask(false)
    const act = ({ id }: Group) => platform.send(`/groups/${id}`, { method: 'DELETE' })
    void run({ verb: 'Deleting', rows, name: ({ name }) => name, act }).then(selection.clear)
  }

  return (
    <>
      <BulkBar
        noun="group"
        count={rows.length}
        total={total}
        progress={progress}
        onStop={stop}
        onDismiss={dismiss}
        onClear={selection.clear}
        onSelectAll={selectAll}
      >
        <Button size="small" variant="danger" onPress={() => ask(true)}>
          Delete…
        </Button>
      </BulkBar>
      <ConfirmDialog
        title={rows.length === 1 ? 'Delete 1 group?' : `Delete ${rows.length} groups?`}
        confirmLabel="Delete"
        isOpen={isAsked}
        onClose={() => ask(false)}
        onConfirm={remove}
      >
        {someNames(rows.map(({ name }) => name))} are lost with their memberships and nestings.
        Their members stay, but rules whose filter names such a group no longer match them. This
        cannot be undone.
      </ConfirmDialog>
    </>
  )
}
