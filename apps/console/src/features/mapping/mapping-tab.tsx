import { defaultMappings, type Rule } from '@pingone-sandbox/pingone/contract'
import { ArrowRight, Trash2 } from 'lucide-react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toast.tsx'
import { AddMapping } from './add-mapping.tsx'
import { sourceLabel } from './mapping-attributes.ts'
import { useAddMappings, useDeleteMapping, useMappings } from './mapping-queries.ts'

interface Props {
  readonly rule: Rule
}

/** Which attribute of PingOne goes to which attribute of the target. */
export function MappingTab({ rule }: Props) {
  const { data: own, error } = useMappings(rule.id)
  const add = useAddMappings(rule.id)
  const remove = useDeleteMapping()
  const toast = useToast()
  const onError = (failure: unknown) => toast('danger', failureText(failure))

  if (error !== null) return <Notice tone="danger">{failureText(error)}</Notice>
  if (own === undefined) return <Loading />
  const isDefault = own.length === 0
  const lines = isDefault ? defaultMappings : own

  return (
    <div className={layout.stack}>
      {isDefault ? (
        <Notice tone="info" title="PingOne’s default mapping is in use">
          <p>
            It holds while the rule defines none. As soon as you define one, all defaults are
            dropped.
          </p>
        </Notice>
      ) : (
        <Notice tone="info">
          Only these are sent: a rule with its own mapping has no defaults.
        </Notice>
      )}
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">PingOne Directory</th>
              <th scope="col">goes to</th>
              <th scope="col">Target</th>
              <th scope="col">Remove</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.targetAttribute}>
                <td>{line.sourceAttribute ? sourceLabel(line.sourceAttribute) : 'Expression'}</td>
                <td className={table.second}>
                  <ArrowRight size={14} aria-hidden="true" />
                </td>
                <td>
                  <code>{line.targetAttribute}</code>
                </td>
                <td className={table.end}>
                  {'id' in line && (
                    <IconButton
                      aria-label={`Delete mapping to ${line.targetAttribute}`}
                      onPress={() => remove.mutate(line.id, { onError })}
                    >
                      <Trash2 size={15} />
                    </IconButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isDefault && (
        <div>
          <Button
            isDisabled={add.isPending}
            onPress={() => add.mutate(defaultMappings, { onError })}
          >
            Start from the defaults
          </Button>
        </div>
      )}
      <AddMapping
        takenTargets={own.map(({ targetAttribute }) => targetAttribute)}
        isPending={add.isPending}
        onAdd={(line) => add.mutate([line], { onError })}
      />
    </div>
  )
}
