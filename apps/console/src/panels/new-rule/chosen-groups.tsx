import { Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useGroupSearch } from '../../entities/group/group-search.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { Button } from '../../ui/button.tsx'
import choice from '../../ui/choice-list.module.css'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'

const AddGroupsDialog = lazyCode(
  async () => (await import('./add-groups-dialog.tsx')).AddGroupsDialog,
)

interface Props {
  /** The ids of the groups. */
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly error: string | undefined
}

/** The groups of a new rule, and the way to more. */
export function ChosenGroups({ value, onChange, error }: Props) {
  const [isAdding, setAdding] = useState(false)
  const { groups } = useGroupSearch({ search: '', ids: value })
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id
  const root = useRef<HTMLDivElement>(null)
  const isFocusLost = useRef(false)
  useEffect(() => {
    // The button that was pressed is gone with its group.
    if (isFocusLost.current) root.current?.querySelector<HTMLElement>('button')?.focus()
    isFocusLost.current = false
  })

  function remove(id: string) {
    isFocusLost.current = true
    onChange(value.filter((other) => other !== id))
  }

  return (
    <div ref={root} className={layout.stack}>
      {value.length > 0 && (
        <ul className={choice.list} aria-label="Groups to provision">
          {value.map((id) => (
            <li key={id} className={layout.spread}>
              {nameOf(id)}
              <IconButton aria-label={`Remove ${nameOf(id)}`} onPress={() => remove(id)}>
                <X size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && <Notice tone="danger">{error}</Notice>}
      <div>
        <Button size="small" icon={<Plus size={15} />} onPress={() => setAdding(true)}>
          Add Groups
        </Button>
      </div>
      {isAdding && (
        <AddGroupsDialog
          value={value}
          onClose={() => setAdding(false)}
          onDone={(ids) => {
            onChange(ids)
            setAdding(false)
          }}
        />
      )}
    </div>
  )
}
