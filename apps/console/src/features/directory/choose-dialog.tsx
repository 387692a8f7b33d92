import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, type SelectOption } from '../../ui/select-field.tsx'

interface Props {
  readonly title: string
  readonly label: string
  readonly confirmLabel: string
  readonly options: readonly SelectOption[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  /** What comes of it. */
  readonly children: ReactNode
}

/** Asks for one thing out of a few, and says what its choice brings about. */
export function ChooseDialog({
  title,
  label,
  confirmLabel,
  options,
  onChoose,
  onClose,
  children,
}: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
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
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen !== null) onChoose(chosen)
              onClose()
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <SelectField label={label} value={chosen} onChange={setChosen} options={options} />
      <p>{children}</p>
    </Dialog>
  )
}
