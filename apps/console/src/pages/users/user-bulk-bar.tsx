import type { User } from '@pingone-sandbox/contract'
import { type ReactNode, useState } from 'react'
import { counted } from '../../lib/format-count.ts'
import { useSession } from '../../entities/environment/session.ts'
import { GroupField } from '../../entities/group/group-field.tsx'
import { usePopulations } from '../../entities/population/population-queries.ts'
import { answer } from '../../lib/answer.ts'
import { AssignToRuleDialog } from '../../panels/assignment/assign-to-rule-dialog.tsx'
import { BulkBar, someNames } from '../../patterns/list/bulk-bar.tsx'
import { useBulkRun } from '../../patterns/list/use-bulk-run.ts'
import type { BulkBarProps } from '../../patterns/list/use-list-page.ts'
import { useSelectAll } from '../../patterns/list/use-select-all.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'

/** What can be done with the selected users. */
export function UserBulkBar({ selection, total, listPath, onWork }: BulkBarProps<User>) {
  const { platform } = useSession()
  const [asked, ask] = useState<'disable' | 'delete' | 'move' | 'join' | 'assign'>()
  const populations = usePopulations() ?? []
  const { progress, run, stop, dismiss } = useBulkRun<User>(onWork)
  const selectAll = useSelectAll(selection, {
    platform,
    path: listPath,
    collection: 'users',
    item: answer('user'),
  })
  const { rows } = selection
  const close = () => ask(undefined)
  const who = counted(rows.length, 'user')
  const names = someNames(rows.map(({ username }) => username))

  function start(verb: string, act: (each: User) => Promise<unknown>, isLast = false) {
    close()
    const name = ({ username }: User) => username
    void run({ verb, rows, name, act }).then(() => isLast && selection.clear())
  }
  const put = (part: string, body: object) => (each: User) =>
    platform.send(`/users/${each.id}/${part}`, { method: 'PUT', body })

  return (
    <>
      <BulkBar
        noun="user"
        count={rows.length}
        total={total}
        progress={progress}
        onStop={stop}
        onDismiss={dismiss}
        onClear={selection.clear}
        onSelectAll={selectAll}
      >
        <Button size="small" onPress={() => start('Enabling', put('enabled', { enabled: true }))}>
          Enable
        </Button>
        <Button size="small" onPress={() => ask('disable')}>
          Disable…
        </Button>
        <Button size="small" onPress={() => ask('move')}>
          Move…
        </Button>
        <Button size="small" onPress={() => ask('join')}>
          Add to group…
        </Button>
        <Button size="small" onPress={() => ask('assign')}>
          Assign to a rule…
        </Button>
        <Button size="small" variant="danger" onPress={() => ask('delete')}>
          Delete…
        </Button>
      </BulkBar>
      <ConfirmDialog
        title={`Disable ${who}?`}
        confirmLabel="Disable"
        isOpen={asked === 'disable'}
        onClose={close}
        onConfirm={() => start('Disabling', put('enabled', { enabled: false }))}
      >
        {names} can no longer sign in, and their accounts at the targets of their rules become
        inactive. They can be enabled again.
      </ConfirmDialog>
      <ConfirmDialog
        title={`Delete ${who}?`}
        confirmLabel="Delete"
        isOpen={asked === 'delete'}
        onClose={close}
        onConfirm={() =>
          start('Deleting', ({ id }) => platform.send(`/users/${id}`, { method: 'DELETE' }), true)
        }
      >
        {names} are lost with their attributes and memberships. Rules disable or delete their
        accounts at the targets. This cannot be undone.
      </ConfirmDialog>
      {asked === 'move' && (
        <ChooseDialog
          title={`Move ${who}`}
          confirmLabel="Move"
          renderField={(chosen, choose) => (
            <SelectField
              label="Population"
              value={chosen ?? null}
              onChange={choose}
              options={populations.map(({ id, name }) => ({ id, label: name }))}
            />
          )}
          onChoose={(id) => start('Moving', put('population', { id }))}
          onClose={close}
        >
          Users who move leave the groups that belong to their former population. Rules whose filter
          names a population start or stop matching them.
        </ChooseDialog>
      )}
      {asked === 'join' && (
        <ChooseDialog
          title={`Add ${who} to a group`}
          confirmLabel="Add"
          renderField={(chosen, choose) => (
            <GroupField label="Group" groupId={chosen} onChange={choose} />
          )}
          onChoose={(id) =>
            start('Adding', (each) =>
              platform.send(`/users/${each.id}/memberOfGroups`, { method: 'POST', body: { id } }),
            )
          }
          onClose={close}
        >
          Users who are members already are refused; the others join.
        </ChooseDialog>
      )}
      {asked === 'assign' && (
        <AssignToRuleDialog userIds={rows.map(({ id }) => id)} onClose={close} />
      )}
    </>
  )
}

interface Props {
  readonly title: string
  readonly confirmLabel: string
  /** The field in which it is chosen. */
  readonly renderField: (chosen: string | undefined, choose: (id: string) => void) => ReactNode
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  /** What the choice does. */
  readonly children: ReactNode
}

/** A dialog with one choice, and its consequence. */
function ChooseDialog({ title, confirmLabel, renderField, onChoose, onClose, children }: Props) {
  const [chosen, setChosen] = useState<string>()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={chosen === undefined}
            onPress={() => {
              if (chosen !== undefined) onChoose(chosen)
              onClose()
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {renderField(chosen, setChosen)}
      <p>{children}</p>
    </Dialog>
  )
}
