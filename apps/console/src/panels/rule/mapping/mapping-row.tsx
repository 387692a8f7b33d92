import { ArrowRight, Trash2 } from 'lucide-react'
import { type Control, useController, useWatch } from 'react-hook-form'
import type { ComboOption } from '../../../ui/combo-options.ts'
import { FormComboField } from '../../../patterns/form/form-combo-field.tsx'
import { FormTextField } from '../../../patterns/form/form-text-field.tsx'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { placeText, targetOptions } from './mapping-attributes.ts'
import type { MappingForm } from './mapping-form.ts'
import styles from './mapping-row.module.css'

interface Props {
  readonly control: Control<MappingForm>
  readonly index: number
  readonly sources: readonly ComboOption[]
  readonly extensionUrns: readonly string[]
  readonly onRemove: () => void
}

/** One line of a mapping: an attribute of PingOne or an expression, and where its value goes. */
export function MappingRow({ control, index, sources, extensionUrns, onRemove }: Props) {
  const { field: kind } = useController({ control, name: `lines.${index}.isExpression` })
  const target = useWatch({ control, name: `lines.${index}.target` })
  const position = index + 1

  return (
    <fieldset className={styles.row}>
      <legend className={styles.legend}>Mapping {position}</legend>
      {kind.value ? (
        <FormTextField
          control={control}
          name={`lines.${index}.expression`}
          label="Expression"
          isCode
          placeholder="user.name.given + ' ' + user.name.family"
        />
      ) : (
        <FormComboField
          control={control}
          name={`lines.${index}.source`}
          label="PingOne attribute"
          options={sources}
        />
      )}
      <ArrowRight size={16} aria-label="goes to" className={styles.arrow} />
      <FormComboField
        control={control}
        name={`lines.${index}.target`}
        label="Target attribute"
        options={targetOptions}
        allowsCustomValue
        // Blank, to reserve the height of the text.
        description={placeText(target, extensionUrns) ?? '\u00a0'}
      />
      <div className={styles.actions}>
        <Button
          size="small"
          aria-label={
            kind.value
              ? `Use an attribute in mapping ${position}`
              : `Use an expression in mapping ${position}`
          }
          onPress={() => kind.onChange(!kind.value)}
        >
          {kind.value ? 'Use an attribute' : 'Use an expression'}
        </Button>
        <IconButton aria-label={`Delete mapping ${position}`} onPress={onRemove}>
          <Trash2 size={16} />
        </IconButton>
      </div>
    </fieldset>
  )
}
