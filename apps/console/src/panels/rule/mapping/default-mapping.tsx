import { defaultMappings } from '@pingone-sandbox/contract'
import { ArrowRight, Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import type { ComboOption } from '../../../ui/combo-options.ts'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import table from '../../../ui/table.module.css'

interface Props {
  readonly sources: readonly ComboOption[]
  readonly onCopy: () => void
  readonly onStartEmpty: () => void
}

/** The default mapping, and the buttons that start a mapping of the rule's own. */
export function DefaultMapping({ sources, onCopy, onStartEmpty }: Props) {
  return (
    <>
      <Notice tone="info" title="PingOne’s default mapping is in use">
        <p>
          It applies while the rule defines none. As soon as you define one, all defaults are
          dropped.
        </p>
      </Notice>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">PingOne Directory</th>
              <th scope="col">goes to</th>
              <th scope="col">Target</th>
            </tr>
          </thead>
          <tbody>
            {defaultMappings.map(({ sourceAttribute, targetAttribute }) => (
              <tr key={targetAttribute}>
                <td>
                  {sources.find(({ id }) => id === sourceAttribute)?.label ?? sourceAttribute}
                </td>
                <td className={table.second}>
                  <ArrowRight size={14} aria-hidden="true" />
                </td>
                <td>
                  <code>{targetAttribute}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={layout.row}>
        <Button variant="primary" onPress={onCopy}>
          Start from the defaults
        </Button>
        <Button icon={<Plus size={16} />} onPress={onStartEmpty}>
          Start empty
        </Button>
      </div>
    </>
  )
}
