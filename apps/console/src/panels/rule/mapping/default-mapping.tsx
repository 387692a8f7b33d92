import { defaultMappings } from '@pingone-sandbox/contract'
import { ArrowRight, Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import type { ComboOption } from '../../../ui/combo-options.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import type { TableColumn } from '../../../ui/table-column.ts'
import table from '../../../ui/table.module.css'
import { Table } from '../../../ui/table.tsx'

interface Props {
  readonly sources: readonly ComboOption[]
  readonly onCopy: () => void
  readonly onStartEmpty: () => void
}

const columnsWith = (
  sources: readonly ComboOption[],
): readonly TableColumn<(typeof defaultMappings)[number]>[] => [
  {
    id: 'source',
    header: 'PingOne Directory',
    cell: ({ sourceAttribute }) =>
      sources.find(({ id }) => id === sourceAttribute)?.label ?? sourceAttribute,
  },
  {
    id: 'arrow',
    header: 'goes to',
    isMuted: true,
    cell: () => <ArrowRight size={14} aria-hidden="true" />,
  },
  {
    id: 'target',
    header: 'Target',
    cell: ({ targetAttribute }) => <code>{targetAttribute}</code>,
  },
]

/** The default mapping, and the buttons that start a mapping of the rule's own. */
export function DefaultMapping({ sources, onCopy, onStartEmpty }: Props) {
  return (
    <>
      <Notice tone="info" title="PingOne’s default mapping is in use">
        <p>
          It applies while the rule has no mapping of its own. As soon as it has one, all defaults
          are dropped.
        </p>
      </Notice>
      <div className={table.frame}>
        <Table
          columns={columnsWith(sources)}
          rows={defaultMappings}
          idOf={({ targetAttribute }) => targetAttribute}
        />
      </div>
      <div className={layout.row}>
        <Button onPress={onCopy}>Start from the defaults</Button>
        <Button icon={<Plus size={16} />} onPress={onStartEmpty}>
          Start empty
        </Button>
      </div>
    </>
  )
}
